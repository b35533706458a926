// tenure tasks reject
import { type Command, Option } from 'commander';
import {
  type MoneyDecision,
  type RejectionReason,
  moneyDecisions,
  rejectionReasons,
} from '../../domain/manual-step/outcome.js';
import type { Finish } from '../program.js';
import { type TaskFlags, tell, withTaskFlags } from '../task-command.js';
import type { Terminal } from '../terminal.js';

interface Flags extends TaskFlags {
  readonly reason: RejectionReason;
  readonly money: MoneyDecision;
  readonly note: string;
}

export function addTasksReject(tasks: Command, terminal: Terminal, finish: Finish): void {
  withTaskFlags(tasks.command('reject'), true)
    .summary('say that the work will not be done, why, and what becomes of the money')
    .addOption(new Option('--reason <code>', 'why').choices(rejectionReasons).makeOptionMandatory())
    .addOption(new Option('--money <decision>', "the customer's money").choices(moneyDecisions).makeOptionMandatory())
    .requiredOption('--note <text>', 'what happened')
    .action((taskId: string, flags: Flags) =>
      tell(taskId, flags, terminal, finish, {
        summary: `reject, ${flags.reason}, money: ${flags.money}`,
        send: (handle, step, acting) =>
          handle.reject(step, { ...acting, reason: flags.reason, money: flags.money, note: flags.note }),
      }),
    );
}
