// tenure registrars check
import type { Command } from 'commander';
import type { Found, RegistrarCheck } from '../../domain/registrar/registrar-check.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

type Flags = ConnectionFlags & { readonly json?: boolean };

export function addRegistrarsCheck(registrars: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(registrars.command('check').argument('<name>'))
    .summary('test the credential of a registrar record, without touching a domain')
    .description(
      'Has a worker ask the registrar for the balance. Exit code 1 when the registrar cannot be reached or does not accept the credential, 4 when no worker serves it.',
    )
    .option('--json', 'print a JSON document')
    .action(async (name: string, flags: Flags) => {
      const check = await withTenure(flags, terminal, (tenure) => tenure.registrar(name).check());
      if (flags.json === true) terminal.out(JSON.stringify(check, null, 2));
      else checkLines(check).forEach((line) => terminal.out(line));
      finish(exitCodeOf(check));
    });
}

function exitCodeOf({ verdict }: RegistrarCheck): ExitCode {
  switch (verdict) {
    case 'ready':
      return exitCodes.done;
    case 'failed':
      return exitCodes.failed;
    case 'not_served':
      return exitCodes.unavailable;
  }
}

const VERDICTS: Readonly<Record<RegistrarCheck['verdict'], string>> = {
  ready: 'ready',
  failed: 'failed',
  not_served: 'not served',
};
const WORDS: Readonly<Record<Found, string>> = { yes: 'yes', no: 'no', not_known: 'not known' };

export function checkLines(check: RegistrarCheck): readonly string[] {
  const { available, clockDifferenceMs } = check;
  return [
    `${check.registrar}${check.environment === undefined ? '' : ` (${check.environment})`}: ${VERDICTS[check.verdict]}`,
    `  ${check.sentence}`,
    `  reachable            ${WORDS[check.reachable]}`,
    `  credential accepted  ${WORDS[check.credentialAccepted]}`,
    `  balance readable     ${WORDS[check.balanceReadable]}${available === undefined ? '' : `, ${available.amount} ${available.currency} available`}`,
    ...(clockDifferenceMs === undefined ? [] : [`  clock                ${clockWords(clockDifferenceMs)}`]),
  ];
}

function clockWords(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const difference = seconds === 0 ? 'as ours' : `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ours`;
  return `${difference}, whole hours left out`;
}
