// tenure simulator names, orders, transfers, changes, ledger, journal, events: what a running simulator holds.
import type { Command } from 'commander';
import { booksTable } from '../demo/books-table.js';
import type { Finish } from '../program.js';
import { type Admin, adminCommand, type AdminFlags, showing } from '../simulator/admin-command.js';
import {
  changesTable,
  eventsTable,
  journalTable,
  namesTable,
  ordersTable,
  transfersTable,
} from '../simulator/tables.js';
import type { Terminal } from '../terminal.js';

export function addSimulatorLook(simulator: Command, terminal: Terminal, finish: Finish): void {
  const show = showing(terminal, finish);
  simulator.commandsGroup('Look:');

  function list<T>(
    usage: string,
    summary: string,
    read: (admin: Admin, name: string | undefined) => Promise<readonly T[]>,
    table: (rows: readonly T[]) => readonly string[],
  ): void {
    adminCommand(simulator, `${usage} [name]`, summary).action((name: string | undefined, flags: AdminFlags) =>
      show(
        flags,
        (admin) => read(admin, name?.toLowerCase()),
        (rows) => {
          if (rows.length === 0) terminal.note('There is nothing of that.');
          return rows.length === 0 ? [] : table(rows);
        },
      ),
    );
  }

  list(
    'names',
    'show all names, or one: how far each is in its life, until when, who holds it',
    async (admin, name) => (await admin.domains()).filter((domain) => name === undefined || domain.name === name),
    namesTable,
  );
  list(
    'orders',
    'show the orders, or those of one name, oldest first',
    (admin, name) => admin.orders(name),
    ordersTable,
  );
  list(
    'transfers',
    'show the transfers of both directions, and whom each waits for',
    (admin, name) => admin.transfers(name),
    transfersTable,
  );
  list(
    'changes',
    'show the changes that wait or waited at an asynchronous registry',
    (admin, name) => admin.changes(name),
    changesTable,
  );
  list(
    'ledger',
    'show the books: what was paid, for which name and order',
    async (admin, name) => (await admin.ledger(name)).entries,
    booksTable,
  );
  list(
    'journal',
    'show the calls that arrived, what each answered and what the caller was sent',
    (admin, name) => admin.journal(name),
    journalTable,
  );
  list(
    'events',
    'show the event queue',
    async (admin, name) =>
      (await admin.events()).filter((event) => name === undefined || event.data['domain_name'] === name),
    eventsTable,
  );
}
