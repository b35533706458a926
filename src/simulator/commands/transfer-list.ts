// GET_TRANSFERS_IN and GET_TRANSFERS_AWAY: one list, two sides (reference 3.21).
import { isGlobMatch } from '../faults/fault-table.js';
import { DAY_MS, naiveDate, parseDay } from '../state/dates.js';
import type { Transfer } from '../state/model.js';
import type { World } from '../state/world.js';
import { invalid, success, type Reply } from '../wire/reply.js';
import type { ReplyMap } from '../wire/value.js';
import { pageOf, pageSlice, type Call } from './command.js';

/** The vendor gives at most 40 rows to a page. */
const PAGE = 40;

const RANGES: readonly (readonly [string, (transfer: Transfer) => number | undefined])[] = [
  ['completed', ({ completedAt }) => completedAt],
  ['order', ({ createdAt }) => createdAt],
  ['req', ({ registryRequestedAt }) => registryRequestedAt],
  ['owner_request', ({ createdAt }) => createdAt],
  ['owner_confirm', ({ ownerConfirmedAt }) => ownerConfirmedAt],
];
const TEXTS: readonly (readonly [string, (transfer: Transfer) => string])[] = [
  ['domain', ({ domain }) => domain],
  ['transfer_id', ({ id }) => String(id)],
  ['order_id', ({ orderId }) => String(orderId ?? '')],
  ['status', ({ status }) => status],
  ['request_address', ({ requestAddress }) => requestAddress.toLowerCase()],
  ['losing_registrar', ({ losingRegistrar }) => losingRegistrar.toLowerCase()],
  ['gaining_registrar', ({ gainingRegistrar }) => gainingRegistrar.toLowerCase()],
];

export function getTransfersIn(call: Call): Reply {
  return list(call, 'in');
}

export function getTransfersAway(call: Call): Reply {
  return list(call, 'away');
}

function list(call: Call, direction: Transfer['direction']): Reply {
  let rows = [...call.world.transfers.values()].filter(
    (row) => row.account === call.account.username && row.direction === direction && row.visibleAt <= call.at,
  );
  for (const [key, read] of TEXTS) {
    const text = call.attributes.given(key)?.toLowerCase();
    if (text !== undefined) rows = rows.filter((row) => isGlobMatch(text, read(row)));
  }
  for (const [key, read] of RANGES) {
    for (const end of ['from', 'to'] as const) {
      const text = call.attributes.given(`${key}_${end}`);
      if (text === undefined) continue;
      const day = parseDay(text);
      if (day === undefined) return invalid(`${key}_${end}`, 'must be YYYY-MM-DD');
      rows = rows.filter((row) => {
        const ms = read(row);
        return ms !== undefined && (end === 'from' ? ms >= day : ms < day + DAY_MS);
      });
    }
  }
  const { limit, page } = pageOf(call, PAGE, PAGE);
  return success('Command successful', {
    total: rows.length,
    page,
    page_size: limit,
    transfers: pageSlice(rows.toReversed(), { limit, page }).map((row) => rowOf(call.world, row)),
  });
}

function rowOf(world: World, transfer: Transfer): ReplyMap {
  const order = transfer.orderId === undefined ? undefined : world.orders.get(transfer.orderId);
  const completed = transfer.completedAt;
  const inbound: ReplyMap =
    transfer.direction === 'away'
      ? {}
      : {
          order_id: transfer.orderId,
          order_date: naiveDate(transfer.createdAt),
          affiliate_id: order?.work.request.affiliateId,
        };
  return {
    domain: transfer.domain,
    transfer_id: transfer.id,
    status: transfer.status,
    ...inbound,
    owner_request_date: naiveDate(transfer.createdAt),
    owner_confirm_date: dateOr(transfer.ownerConfirmedAt),
    registry_request_date: dateOr(transfer.registryRequestedAt),
    completed_date: dateOr(completed),
    completed_date_epoch: completed === undefined ? '' : Math.floor(completed / 1000),
    losing_registrar: transfer.losingRegistrar,
    gaining_registrar: transfer.gainingRegistrar,
    request_address: transfer.requestAddress,
  };
}

function dateOr(ms: number | undefined): string {
  return ms === undefined ? '' : naiveDate(ms);
}
