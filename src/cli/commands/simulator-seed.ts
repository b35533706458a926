// tenure simulator seed, seed-order: names and orders that nobody ordered over XCP.
import type { Command } from 'commander';
import type { OrderInput } from '../../simulator/admin-client.js';
import type { Finish } from '../program.js';
import { adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import { instantFrom, numberFrom, repeated } from '../simulator/flag-values.js';
import { seedFromFlags, type SeedFlags } from '../simulator/seed-from-flags.js';
import { namesTable, ordersTable } from '../simulator/tables.js';
import type { Terminal } from '../terminal.js';

interface OrderFlags extends AdminFlags {
  readonly status: string;
  readonly type: string;
  readonly years: string;
  readonly created?: string;
}

export function addSimulatorSeed(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  simulator.commandsGroup('Put something there:');

  adminCommand(simulator, 'seed <name>', 'put a name there, in the account or at another registrar')
    .option('--taken', 'somebody else holds it, at another registrar: unlocked and two years old')
    .option('--registrar <name>', 'that other registrar')
    .option('--account <name>', 'the reseller account that holds it (default: the first)')
    .option('--created <date>', 'when it was registered')
    .option('--expires <date>', 'until when (default: a year after that)')
    .option('--lock', 'with registrar lock')
    .option('--privacy', 'with WHOIS privacy')
    .option('--auto-renew', 'the registrar renews it')
    .option('--let-expire', 'the registrar lets it expire')
    .option('--name-server <host>', 'a name server; may be repeated', repeated)
    .option('--auth-code-file <file>', 'its transfer code (default: one that nobody is told)')
    .option('--auth-code-stdin', 'read that code from standard input')
    .option('--file <file>', 'YAML or JSON with fields of POST /domains; flags go before it')
    .option('--reveal', 'print the transfer code; one is made up if none is given')
    .action(async (name: string, flags: AdminFlags & SeedFlags) => {
      const input = await seedFromFlags(name, flags, terminal);
      const revealed = flags.reveal === true && input.authCode !== undefined ? { authCode: input.authCode } : {};
      await show(
        flags,
        async (admin) => ({ ...(await admin.seedDomain(input)), ...revealed }),
        (domain) => [
          ...namesTable([domain]),
          ...(revealed.authCode === undefined ? [] : [`auth code: ${revealed.authCode}`]),
        ],
      );
    });
  adminCommand(simulator, 'seed-order <name>', 'put an older order there')
    .option('--status <status>', 'such as pending, declined, waiting, cancelled, processed', 'pending')
    .option('--type <type>', 'new, premium, sunrise or landrush', 'new')
    .option('--years <n>', 'period', '1')
    .option('--created <date>', 'when it was ordered')
    .action((name: string, flags: OrderFlags) => {
      const input = {
        domain: name,
        status: flags.status,
        type: flags.type,
        periodYears: numberFrom('--years', flags.years),
        ...(flags.created === undefined ? {} : { createdAt: instantFrom('--created', flags.created) }),
      } as OrderInput; // status and type are checked by the simulator, which lists what there is
      return show(
        flags,
        (admin) => admin.seedOrder(input),
        (order) => ordersTable([order]),
      );
    });
}
