// tenure domain show
import type { Command } from 'commander';
import type { DomainView } from '../../domain/domain-life.js';
import { shownInstant } from '../../domain/instant.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { exitCodes } from '../exit-codes.js';
import { stateWords } from '../operation-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

type Flags = ConnectionFlags & { readonly json?: boolean };

export function addDomainShow(domain: Command, terminal: Terminal, finish: Finish): void {
  withConnectionFlags(domain.command('show').argument('<name>'))
    .summary('show a name: held or not, what runs, what waits')
    .option('--json', 'print a JSON document')
    .action(async (name: string, flags: Flags) => {
      const code = await withTenure(flags, terminal, async (tenure) => {
        const handle = tenure.domain(name);
        const view = await handle.view();
        if (view === undefined) {
          terminal.note(`Tenure knows nothing of ${handle.name} in this account.`);
          return exitCodes.failed;
        }
        if (flags.json === true) terminal.out(JSON.stringify(view, null, 2));
        else domainLines(view).forEach((line) => terminal.out(line));
        return exitCodes.done;
      });
      finish(code);
    });
}

function domainLines(view: DomainView): readonly string[] {
  const held = view.held
    ? `held at ${view.registrar ?? '?'}, expires ${view.expiresAt === undefined ? '?' : shownInstant(view.expiresAt)}`
    : 'not held';
  return [
    `${view.domain} (account ${view.account}): ${held}`,
    ...(view.running === undefined
      ? []
      : [`  running  ${view.running.operationId} since ${shownInstant(view.running.startedAt)}`]),
    ...view.pending.map((queued) => `  queued   ${queued.operationId} since ${shownInstant(queued.acceptedAt)}`),
    ...view.recent
      .toReversed()
      .map((end) => `  ended    ${end.operationId}: ${stateWords(end.state)}, ${shownInstant(end.at)}`),
  ];
}
