// tenure nameservers: replace the name servers of a name.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addNameservers(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'nameservers')
    .argument('[hosts...]', 'all name servers, in order')
    .summary('replace the name servers of a name')
    .description(
      'Replaces the whole set, in the order given, and confirms it by a reading. The registry must know each host.',
    );
  withWatchFlags(command).action(
    async (domain: string | undefined, hosts: readonly string[], flags: OperationFlags) => {
      const order = await orderDocument(flags, { domain, nameServers: hosts.length === 0 ? undefined : hosts });
      finish(await runOperation('updateNameservers', order, flags, terminal));
    },
  );
}
