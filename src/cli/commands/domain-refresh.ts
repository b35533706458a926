// tenure domain refresh
import type { Command } from 'commander';
import { withTenure } from '../connection-flags.js';
import { type DomainFlags, domainCommand } from '../domain-command.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addDomainRefresh(domain: Command, terminal: Terminal, finish: Finish): void {
  domainCommand(domain, 'refresh')
    .summary('have a name read at the registrar again')
    .description(
      'Has the name read at the registrar, and its settings and policy read again, soon. Nothing is written and nothing costs.',
    )
    .action(async (name: string, flags: DomainFlags) => {
      await withTenure(flags, terminal, async (tenure) => {
        const handle = tenure.domain(name);
        await handle.refresh();
        if (flags.json === true) terminal.out(JSON.stringify({ domain: handle.name, asked: true }));
        else terminal.out(`asked: ${handle.name} is read soon; see it with: tenure domain show ${handle.name}`);
      });
      finish(exitCodes.done);
    });
}
