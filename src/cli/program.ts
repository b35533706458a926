// All commands of `tenure`, each in its own file.
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { addAvailability } from './commands/availability.js';
import { addCancel } from './commands/cancel.js';
import { addContacts } from './commands/contacts.js';
import { addConnectors } from './commands/connectors.js';
import { addDemo } from './commands/demo.js';
import { addDev } from './commands/dev.js';
import { addDomainExplain } from './commands/domain-explain.js';
import { addDomainHistory } from './commands/domain-history.js';
import { addDomainRefresh } from './commands/domain-refresh.js';
import { addDomainRenewalIntent } from './commands/domain-renewal-intent.js';
import { addDomainShow } from './commands/domain-show.js';
import { addImport } from './commands/import.js';
import { addLink } from './commands/link.js';
import { addLinked } from './commands/linked.js';
import { addLock } from './commands/lock.js';
import { addNameservers } from './commands/nameservers.js';
import { addOperationsCancel } from './commands/operations-cancel.js';
import { addOperationsList } from './commands/operations-list.js';
import { addOperationsProcessOrder } from './commands/operations-process-order.js';
import { addOperationsShow } from './commands/operations-show.js';
import { addOperationsTransfer } from './commands/operations-transfer.js';
import { addPrivacy } from './commands/privacy.js';
import { addRegister } from './commands/register.js';
import { addRegistrars } from './commands/registrars.js';
import { addRegistrarsCheck } from './commands/registrars-check.js';
import { addRenew } from './commands/renew.js';
import { addRestore } from './commands/restore.js';
import { addSetup } from './commands/setup.js';
import { addSimulator } from './commands/simulator.js';
import { addTasksApprove } from './commands/tasks-approve.js';
import { addTasksClaim, addTasksRelease } from './commands/tasks-claim.js';
import { addTasksComment } from './commands/tasks-comment.js';
import { addTasksReveal } from './commands/tasks-reveal.js';
import { addTasksComplete } from './commands/tasks-complete.js';
import { addTasksHandOver } from './commands/tasks-hand-over.js';
import { addTasksList } from './commands/tasks-list.js';
import { addTasksReject } from './commands/tasks-reject.js';
import { addTasksReturn, addTasksSupply } from './commands/tasks-return.js';
import { addTasksShow } from './commands/tasks-show.js';
import { addTransferKey } from './commands/transfer-key.js';
import { addTransfer } from './commands/transfer.js';
import { addTlds } from './commands/tlds.js';
import { addWorker } from './commands/worker.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** A command says how it ended. */
export type Finish = (code: ExitCode) => void;

/** One for each operation on a name, in the order of its life. */
const OPERATIONS = [
  addRegister,
  addTransfer,
  addRenew,
  addRestore,
  addCancel,
  addLock,
  addPrivacy,
  addNameservers,
  addContacts,
  addTransferKey,
] as const;

const DOMAIN = [addDomainShow, addDomainHistory, addDomainExplain, addDomainRenewalIntent, addDomainRefresh] as const;

export function buildProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('tenure')
    .description('The life of domain names for OpenSRS resellers, as durable Temporal workflows.')
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.note(text.trimEnd()),
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    });
  addDemo(program, terminal, finish);
  addDev(program, terminal, finish);
  addWorker(program, terminal, finish);
  addSimulator(program, terminal, finish);
  addSetup(program, terminal, finish);
  for (const add of OPERATIONS) add(program, terminal, finish);
  addLink(program, terminal, finish);
  addLinked(program.command('linked').description('groups of names in one profile'), terminal, finish);
  const operations = program.command('operations').description('what is being done, and what was');
  addOperationsList(operations, terminal, finish);
  addOperationsShow(operations, terminal, finish);
  addOperationsCancel(operations, terminal, finish);
  addOperationsProcessOrder(operations, terminal, finish);
  addOperationsTransfer(operations, terminal, finish);
  addTasks(program.command('tasks').description('what waits for a person'), terminal, finish);
  const domain = program.command('domain').description('a name of the account');
  for (const add of DOMAIN) add(domain, terminal, finish);
  addImport(program, terminal, finish);
  addAvailability(program, terminal, finish);
  addTlds(program.command('tlds').description('TLDs that the account sells'), terminal, finish);
  const registrars = program.command('registrars').description('credentials at registrars');
  addRegistrars(registrars, terminal, finish);
  addRegistrarsCheck(registrars, terminal, finish);
  addConnectors(program.command('connectors').description('how each TLD is served, and where'), terminal, finish);
  return program;
}

function addTasks(tasks: Command, terminal: Terminal, finish: Finish): void {
  addTasksList(tasks, terminal, finish);
  addTasksShow(tasks, terminal, finish);
  addTasksClaim(tasks, terminal, finish);
  addTasksRelease(tasks, terminal, finish);
  addTasksComplete(tasks, terminal, finish);
  addTasksReject(tasks, terminal, finish);
  addTasksReturn(tasks, terminal, finish);
  addTasksSupply(tasks, terminal, finish);
  addTasksApprove(tasks, terminal, finish);
  addTasksHandOver(tasks, terminal, finish);
  addTasksComment(tasks, terminal, finish);
  addTasksReveal(tasks, terminal, finish);
}

function version(): string {
  const manifest = createRequire(import.meta.url)('../../package.json') as { readonly version: string };
  return manifest.version;
}
