// tenure domain history
import type { Command } from 'commander';
import { type DomainFlags, domainCommand, showDomain } from '../domain-command.js';
import { historyLines, historyOf } from '../domain-text.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDomainHistory(domain: Command, terminal: Terminal, finish: Finish): void {
  domainCommand(domain, 'history')
    .summary('show what happened to a name, oldest first')
    .description(
      'Shows what the name noticed and which operations ended: its last hundred entries and twenty operations.',
    )
    .action(async (name: string, flags: DomainFlags) =>
      finish(await showDomain(name, flags, terminal, (view) => ({ json: historyOf(view), lines: historyLines(view) }))),
    );
}
