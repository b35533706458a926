// tenure simulator complete-order, complete-change, verify-registrant, tld, nameserver, premium: acting as a registry.
import type { Command } from 'commander';
import type { ChangeView, OrderView } from '../../simulator/admin-client.js';
import type { Finish } from '../program.js';
import { adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import { numberFrom, secondsFrom } from '../simulator/flag-values.js';
import { idOf } from '../simulator/waiting-rows.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface DeclineFlags extends AdminFlags {
  readonly reason?: string;
}

interface TldFlags extends AdminFlags {
  readonly async?: boolean;
  readonly after?: string;
}

export function addSimulatorRegistry(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  simulator.commandsGroup('Act as a registry (an order or change by its id, or by the name that it is of):');
  addWaiting(simulator, show);

  adminCommand(simulator, 'verify-registrant <name>', 'confirm the e-mail address as the registrant').action(
    (name: string, flags: AdminFlags) =>
      show(
        flags,
        (admin) => admin.verifyRegistrant(name),
        (domain) => [
          `${domain.name}  the registrant is verified, the name ${domain.resolves ? 'resolves' : 'does not resolve'}`,
        ],
      ),
  );
  adminCommand(simulator, 'tld <tld>', 'say whether the registry of a TLD answers later')
    .option('--async', 'from now on it answers 250 and carries out later')
    .option('--no-async', 'from now on it answers at once')
    .option('--after <duration>', 'how much later, such as 2m or 1d, by the clock of the simulator', '2m')
    .action(async (tld: string, flags: TldFlags) => {
      if (flags.async === undefined) throw new UsageError('tld needs --async or --no-async.');
      const isLater = flags.async;
      const input = {
        tld,
        asynchronous: isLater,
        ...(isLater ? { afterSeconds: secondsFrom('--after', flags.after ?? '2m') } : {}),
      };
      await show(
        flags,
        async (admin) => {
          await admin.setTld(input);
          return input;
        },
        () => [isLater ? `.${tld} answers later, after ${flags.after}` : `.${tld} answers at once`],
      );
    });
  adminCommand(simulator, 'nameserver <host>', 'say whether the registries know a host')
    .option('--known', 'they know it')
    .option('--no-known', 'they do not know it')
    .action(async (host: string, flags: AdminFlags & { readonly known?: boolean }) => {
      if (flags.known === undefined) throw new UsageError('nameserver needs --known or --no-known.');
      const input = { name: host, known: flags.known };
      await show(
        flags,
        async (admin) => {
          await admin.setNameserver(input.name, input.known);
          return input;
        },
        () => [`${host} is ${input.known ? 'known' : 'unknown'} to the registries`],
      );
    });
  adminCommand(simulator, 'premium <name> <usd>', 'make a name a premium one, with its price')
    .option('--disabled', 'the account may not buy it: the name looks taken')
    .action((name: string, usd: string, flags: AdminFlags & { readonly disabled?: boolean }) => {
      const input = { domain: name, price: numberFrom('The price', usd), isEnabled: flags.disabled !== true };
      return show(
        flags,
        async (admin) => {
          await admin.setPremium(input);
          return input;
        },
        () => [`${name} is a premium name at ${input.price} USD${input.isEnabled ? '' : ', not for this account'}`],
      );
    });
  adminCommand(simulator, 'template <name>', 'let the account know a DNS template').action(
    (name: string, flags: AdminFlags) =>
      show(
        flags,
        async (admin) => {
          await admin.createTemplate(name);
          return { template: name };
        },
        () => [`the DNS template ${name} is known`],
      ),
  );
}

function addWaiting(simulator: Command, show: ReturnType<typeof showing>): void {
  const orderLines = (order: OrderView): readonly string[] => [`${order.domain}  order ${order.id}  ${order.status}`];
  const changeLines = (change: ChangeView): readonly string[] => [
    `${change.domain}  change ${change.id} (${change.action})  ${change.status}`,
  ];
  adminCommand(simulator, 'complete-order <order>', 'carry out an order that waits at the registry').action(
    (which: string, flags: AdminFlags) =>
      show(
        flags,
        async (admin) => admin.completeOrder(await idOf(which, 'order', (name) => admin.orders(name))),
        orderLines,
      ),
  );
  adminCommand(simulator, 'decline-order <order>', 'refuse an order that waits at the registry')
    .option('--reason <text>', 'a note on the order')
    .action((which: string, flags: DeclineFlags) =>
      show(
        flags,
        async (admin) => admin.declineOrder(await idOf(which, 'order', (name) => admin.orders(name)), flags.reason),
        orderLines,
      ),
    );
  adminCommand(
    simulator,
    'complete-change <change>',
    'carry out a change that waits, as the registry or the owners',
  ).action((which: string, flags: AdminFlags) =>
    show(
      flags,
      async (admin) => admin.completeChange(await idOf(which, 'change', (name) => admin.changes(name))),
      changeLines,
    ),
  );
  adminCommand(simulator, 'decline-change <change>', 'refuse a change that waits').action(
    (which: string, flags: AdminFlags) =>
      show(
        flags,
        async (admin) => admin.declineChange(await idOf(which, 'change', (name) => admin.changes(name))),
        changeLines,
      ),
  );
}
