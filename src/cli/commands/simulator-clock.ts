// tenure simulator clock, advance, funds, reset: time, money and a new beginning.
import type { Command } from 'commander';
import type { ClockView } from '../../simulator/admin-client.js';
import type { Finish } from '../program.js';
import { adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import { instantFrom, numberFrom, secondsFrom } from '../simulator/flag-values.js';
import { accountsTable } from '../simulator/tables.js';
import type { Terminal } from '../terminal.js';

export function addSimulatorClock(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  const clockLines = (clock: ClockView): readonly string[] => [
    `${clock.now}${clock.isFrozen ? ', stands still until it is moved' : ''}`,
  ];
  simulator.commandsGroup('Time and money:');

  adminCommand(simulator, 'status', 'show the profile, the clock and the balances').action((flags: AdminFlags) =>
    show(
      flags,
      async (admin) => ({ ...(await admin.health()), accounts: (await admin.ledger()).accounts }),
      (status) => [`profile ${status.profile}, clock ${status.now}`, ...accountsTable(status.accounts)],
    ),
  );
  adminCommand(simulator, 'clock', 'show the clock of the simulator').action((flags: AdminFlags) =>
    show(flags, (admin) => admin.clock(), clockLines),
  );
  adminCommand(
    simulator,
    'advance <how-far>',
    'move the clock forward: 45s, 90m, 12h, 30d, 2w, or to a date; what becomes due happens',
  ).action((howFar: string, flags: AdminFlags) => {
    const input = /^\d{4}-/.test(howFar)
      ? { now: instantFrom('How far', howFar) }
      : { advanceSeconds: secondsFrom('How far', howFar) };
    return show(flags, (admin) => admin.moveClock(input), clockLines);
  });
  adminCommand(simulator, 'funds [usd]', 'show the balances, or pay in first; a negative amount takes money out')
    .option('--account <name>', 'account that is paid in to (default: the first)')
    .action((usd: string | undefined, flags: AdminFlags & { readonly account?: string }) => {
      const amount = usd === undefined ? undefined : numberFrom('The amount', usd);
      return show(
        flags,
        async (admin) =>
          amount === undefined ? (await admin.ledger()).accounts : await admin.addFunds(amount, flags.account),
        accountsTable,
      );
    });
  adminCommand(simulator, 'reset', 'throw away all state and faults, and begin again as at the start').action(
    (flags: AdminFlags) =>
      show(
        flags,
        async (admin) => {
          await admin.reset();
          return { reset: true };
        },
        () => ['the simulator is as at its start'],
      ),
  );
}
