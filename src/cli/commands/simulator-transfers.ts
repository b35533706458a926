// tenure simulator approve-transfer, …, transfer-away: acting as those whom a transfer waits for.
import type { Command } from 'commander';
import type { TransferView } from '../../simulator/admin-client.js';
import type { Finish } from '../program.js';
import { type Admin, adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import { authCodeFrom, type AuthCodeFlags, numberFrom } from '../simulator/flag-values.js';
import { transferLine } from '../simulator/transfer-text.js';
import type { Terminal } from '../terminal.js';

interface RefuseFlags extends AdminFlags {
  readonly reason?: string;
  readonly noticedAfter?: string;
}

interface LeaveFlags extends AdminFlags {
  readonly registrar?: string;
}

export function addSimulatorTransfers(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  simulator.commandsGroup('Act on a transfer (its id, or a name for the latest one of it):');
  const command = (act: string, summary: string): Command => adminCommand(simulator, `${act} <transfer>`, summary);
  const acted = (flags: AdminFlags, act: (admin: Admin) => Promise<TransferView>): Promise<void> =>
    show(flags, act, (transfer) => [transferLine(transfer)]);

  command('approve-transfer', 'approve as the registrant, on the page that the mail links to')
    .option('--auth-code-file <file>', 'the code that the registrant types there (default: that of the order)')
    .option('--auth-code-stdin', 'read that code from standard input')
    .action(async (which: string, flags: AdminFlags & AuthCodeFlags) => {
      const authCode = await authCodeFrom(flags, terminal);
      await acted(flags, (admin) => admin.approveTransfer(which, authCode === undefined ? {} : { authCode }));
    });
  command('decline-transfer', 'decline as the registrant').action((which: string, flags: AdminFlags) =>
    acted(flags, (admin) => admin.declineTransfer(which)),
  );
  command('accept-transfer', 'agree as the losing registrar, without waiting for its five days').action(
    (which: string, flags: AdminFlags) => acted(flags, (admin) => admin.acceptTransfer(which)),
  );
  command('refuse-transfer', 'refuse as the losing registrar')
    .option('--reason <text>', 'what it says')
    .option('--noticed-after <days>', 'days until the refusal is noticed, at most nine', '0')
    .action((which: string, flags: RefuseFlags) =>
      acted(flags, (admin) =>
        admin.refuseTransfer(which, {
          noticedAfterDays: numberFrom('--noticed-after', flags.noticedAfter ?? '0'),
          ...(flags.reason === undefined ? {} : { reason: flags.reason }),
        }),
      ),
    );
  command('complete-transfer', 'complete as the registry, whoever was to be waited for').action(
    (which: string, flags: AdminFlags) => acted(flags, (admin) => admin.completeTransfer(which)),
  );
  adminCommand(simulator, 'transfer-away <name>', 'ask for the name as another registrar that has its auth code')
    .option('--registrar <name>', 'who it is')
    .action((name: string, flags: LeaveFlags) =>
      acted(flags, (admin) => admin.startTransferAway(name, flags.registrar)),
    );
}
