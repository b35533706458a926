// GET_NOTES: what happened, for people (reference 3.27; row keys inferred).
import { naiveDate } from '../state/dates.js';
import type { Note, Transfer } from '../state/model.js';
import { ordersOf } from '../state/world.js';
import { failure, invalid, missing, success, type Reply } from '../wire/reply.js';
import { domainNameOf, pageOf, pageSlice, type Call } from './command.js';

export function getNotes(call: Call): Reply {
  const name = domainNameOf(call);
  if (name === undefined) return missing('domain');
  const type = call.attributes.given('type') ?? 'domain';
  const notes = notesOf(call, name, type);
  if (!('length' in notes)) return notes;
  const page = pageOf(call, 40, 1000);
  return success('Command successful', {
    notes: pageSlice(notes, page).map((note) => ({ timestamp: naiveDate(note.at), note: note.text })),
    page: page.page,
    page_size: page.limit,
    total: notes.length,
  });
}

function notesOf(call: Call, name: string, type: string): readonly Note[] | Reply {
  const orders = ordersOf(call.world, name).filter((order) => order.account === call.account.username);
  switch (type) {
    case 'domain': {
      const domain = call.world.domains.get(name);
      const own = domain?.account === call.account.username ? domain.notes : [];
      return [...own, ...orders.flatMap((order) => order.notes)].toSorted((a, b) => a.at - b.at);
    }
    case 'order': {
      const id = call.attributes.given('order_id');
      if (id === undefined) return missing('order_id');
      const order = orders.find((candidate) => String(candidate.id) === id);
      return order === undefined ? failure(480, `Order ${id} not found`) : order.notes;
    }
    case 'transfer':
      return [...call.world.transfers.values()]
        .filter((transfer) => transfer.account === call.account.username && transfer.domain === name)
        .filter((transfer) => isNamed(call, transfer))
        .flatMap((transfer) => transfer.notes);
    default:
      return invalid('type', 'must be domain, order or transfer');
  }
}

function isNamed(call: Call, transfer: Transfer): boolean {
  const id = call.attributes.given('transfer_id');
  return id === undefined || id === String(transfer.id);
}
