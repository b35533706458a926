// tenure transfer-key: the code with which a name can be taken to another registrar.
import type { Command } from 'commander';
import { type SealKey, newSealKey } from '../../client/sealed-key.js';
import { openedKey } from '../../client/transfer-key.js';
import type { OperationResult } from '../../domain/operation.js';
import { type ConsentFlags, consentFrom, withConsentFlags } from '../consent-flags.js';
import { type EndShown, type OperationFlags, operationCommand, runOperation } from '../operation-command.js';
import { resultLines } from '../operation-text.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends Omit<OperationFlags, 'wait'>, ConsentFlags {
  readonly mail?: boolean;
}

export function addTransferKey(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'transfer-key')
    .summary('get the code with which a name can be taken away')
    .description(
      'Has the transfer key read and sealed to this command alone, and prints it once: a secret. It is kept nowhere; asked for again, ' +
        'it needs a new --request-id. With --mail the registrar mails it to the administrative contact instead.',
    );
  withConsentFlags(command)
    .option('--mail', 'have the registrar mail it to the administrative contact')
    .option('--dry-run', 'check the order, print what would be asked, send nothing')
    .option('--json', 'print the result as one JSON document, with the key in it')
    .action(async (domain: string | undefined, flags: Flags) => {
      const sealKey = flags.mail === true ? undefined : newSealKey();
      const order = await orderDocument(flags, {
        domain,
        deliver: flags.mail === true ? 'mail' : undefined,
        sealTo: sealKey?.sealTo,
        consent: consentFrom(flags),
      });
      const show = (result: OperationResult, name: string) => shown(result, sealKey, name);
      finish(await runOperation('retrieveTransferKey', order, { ...flags, wait: true }, terminal, show));
    });
}

function shown(result: OperationResult, sealKey: SealKey | undefined, domain: string): EndShown {
  const answer = openedKey(result, sealKey, domain);
  if (answer.kind === 'no_key') return { json: { result }, lines: resultLines(result) };
  return { json: { result, key: answer.key }, lines: [...resultLines(result), `transfer key: ${answer.key}`] };
}
