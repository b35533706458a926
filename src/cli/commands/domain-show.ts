// tenure domain show
import type { Command } from 'commander';
import { domainLines } from '../domain-text.js';
import { type DomainFlags, domainCommand, showDomain } from '../domain-command.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDomainShow(domain: Command, terminal: Terminal, finish: Finish): void {
  domainCommand(domain, 'show')
    .summary('show a name: its dates and intent, what runs, what waits')
    .action(async (name: string, flags: DomainFlags) =>
      finish(await showDomain(name, flags, terminal, (view) => ({ json: view, lines: domainLines(view) }))),
    );
}
