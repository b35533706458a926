// tenure availability
import type { Command } from 'commander';
import type { NameAvailability } from '../../domain/registrar/name-look-up.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';

type Flags = ConnectionFlags & { readonly registrar?: string; readonly json?: boolean };

export function addAvailability(program: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(program.command('availability').argument('<name...>'))
    .summary('ask whether names are free')
    .description(
      'Answers free, taken or unknown for each name, with the price of a free one for a year. Unknown never means free. Exit code 1 when a name is unknown.',
    )
    .option('--registrar <name>', 'ask this registrar (default: the one of the connector of each TLD)')
    .option('--json', 'print a JSON document')
    .action(async (names: readonly string[], flags: Flags) => {
      const answers = await withTenure(flags, terminal, (tenure) =>
        tenure.lookUp(names, flags.registrar === undefined ? {} : { registrar: flags.registrar }),
      );
      if (flags.json === true) terminal.out(JSON.stringify(answers, null, 2));
      else answerLines(answers).forEach((line) => terminal.out(line));
      finish(answers.some(({ availability }) => availability === 'unknown') ? exitCodes.failed : exitCodes.done);
    });
}

export function answerLines(answers: readonly NameAvailability[]): readonly string[] {
  const rows = answers.map((answer) => [
    answer.domain,
    answer.availability,
    priceWords(answer),
    answer.registrar ?? '-',
    answer.text,
  ]);
  return tableLines(['name', 'answer', 'price', 'registrar', 'words'], rows);
}

function priceWords({ price, isPremium }: NameAvailability): string {
  const amount = price === undefined ? '-' : `${price.amount} ${price.currency}`;
  return isPremium === true ? `${amount} (premium)` : amount;
}
