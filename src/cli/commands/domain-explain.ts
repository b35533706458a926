// tenure domain explain
import type { Command } from 'commander';
import { adviceFor } from '../advice.js';
import { type DomainFlags, domainCommand, showDomain } from '../domain-command.js';
import { explainLines } from '../explain-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDomainExplain(domain: Command, terminal: Terminal, finish: Finish): void {
  domainCommand(domain, 'explain')
    .summary('explain on one screen why something waits, for whom and until when')
    .description(
      'Explains what runs and what waits, what comes next and when, and what you can do, with the command to type.',
    )
    .action(async (name: string, flags: DomainFlags) =>
      finish(
        await showDomain(name, flags, terminal, async (view, tenure) => {
          const running =
            view.running === undefined ? undefined : await tenure.operation(view.running.operationId).state();
          return {
            json: { view, running, advice: adviceFor(view, running) },
            lines: explainLines(view, running, terminal.now()),
          };
        }),
      ),
    );
}
