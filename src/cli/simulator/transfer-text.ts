// A transfer in one line: how it stands, and who has to act so that it goes on.
import { assertNever } from '../../domain/assert-never.js';
import type { TransferView } from '../../simulator/admin-client.js';

/** Whom a transfer waits for; empty when it has ended. */
export function whoActs(transfer: Pick<TransferView, 'status' | 'movedAt'>): string {
  switch (transfer.status) {
    case 'pending_owner':
      return 'registrant';
    case 'pending_admin':
      return 'staff of the registrar';
    case 'pending_registry':
      // Moved, but the gaining registrar looks only now and then.
      return transfer.movedAt === null ? 'losing registrar' : 'the move to be noticed';
    case 'completed':
    case 'cancelled':
      return '';
    default:
      return assertNever(transfer.status);
  }
}

export function transferLine(transfer: TransferView): string {
  const who = whoActs(transfer);
  const waits = who === '' ? '' : `, waits for: ${who}`;
  const note = transfer.notes.at(-1);
  return `${transfer.domain}  transfer ${transfer.id}  ${transfer.status}${waits}${note === undefined ? '' : `  (${note})`}`;
}
