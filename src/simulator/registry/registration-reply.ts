// What a registration order answers, for SW_REGISTER and PROCESS_PENDING alike (reference 2.6 and 2.8).
import type { Domain, Order, ParkReason } from '../state/model.js';
import type { World } from '../state/world.js';
import { failure, success, type Reply } from '../wire/reply.js';
import type { ReplyMap } from '../wire/value.js';
import type { Execution } from './register.js';

const REGISTERED = 'Domain registration successfully completed';
const PARK_CODES: Readonly<Record<ParkReason, number>> = { funds: 440, nameserver: 435, taken: 485 };
const PARK_TEXTS: Readonly<Record<ParkReason, string>> = {
  funds: 'Insufficient funds in the reseller account',
  nameserver: 'Unable to register: name servers do not exist at the registry',
  taken: 'Domain taken',
};

export function registrationReply(world: World, order: Order, execution: Execution): Reply {
  switch (execution.kind) {
    case 'completed':
      return completedReply(order, execution.domain, execution.cancelledOrders, execution.privacyRefused);
    case 'parked':
      return parkedReply(world, order.id, execution.reason, execution.form);
    case 'waiting':
      return waitingReply(order);
    case 'declined':
      return failure(execution.code, execution.why, { id: order.id, error: execution.why });
  }
}

/** Nothing left behind: the form of a refusal that opens no order. */
export function refusedReply(reason: ParkReason): Reply {
  return failure(PARK_CODES[reason], PARK_TEXTS[reason], { error: PARK_TEXTS[reason] });
}

export function parkedReply(
  world: World,
  orderId: number,
  reason: ParkReason,
  form: 'success' | 'failure' | 'no_order',
): Reply {
  const code = PARK_CODES[reason];
  if (form === 'success') {
    // The recorded funds case names no registration code; the hostile profile leaves it out, the seed's 435 has one.
    const isSilent = reason === 'funds' && world.profile === 'hostile';
    return success(`${REGISTERED}.`, {
      registration_code: isSilent ? undefined : code,
      id: orderId,
      forced_pending: orderId,
    });
  }
  // The recorded "Domain taken" reply carries forced_pending alone (reference 2.8).
  if (reason === 'taken') return failure(code, PARK_TEXTS.taken, { forced_pending: orderId });
  return failure(code, PARK_TEXTS[reason], {
    id: orderId,
    registration_code: code,
    error: PARK_TEXTS[reason],
    forced_pending: orderId,
  });
}

export function savedReply(order: Order): Reply {
  return success('Domain registration order saved', { id: order.id, admin_email: adminEmail(order) });
}

function waitingReply(order: Order): Reply {
  const text = 'Action submitted successfully for processing to asynchronous registry.';
  const attributes = {
    id: order.id,
    async_reason: order.asyncReason ?? 'general',
    queue_request_id: order.queueRequestId,
    registration_code: 250,
    registration_text: text,
  };
  return success(text, attributes, 250);
}

function completedReply(order: Order, domain: Domain, cancelled: readonly number[], isPrivacyRefused: boolean): Reply {
  const template = order.work.kind === 'registration' ? order.work.request.dnsTemplate : undefined;
  const text = template === undefined ? modernText(domain) : olderText(domain);
  const attributes: ReplyMap = {
    admin_email: adminEmail(order),
    // The seed's third example, the one with a DNS template, is of an older form without the privacy state.
    whois_privacy_state: template === undefined ? domain.privacy : undefined,
    registration_text: text,
    registration_code: 200,
    id: order.id,
    cancelled_orders: cancelled.length === 0 ? undefined : cancelled,
    whois_privacy: isPrivacyRefused
      ? {
          is_success: 0,
          response_code: 300,
          order_id: '',
          response_text: 'WHOIS Privacy cannot be applied to your account.',
        }
      : undefined,
  };
  return success(text, attributes);
}

/** Sentence by sentence, as in the seed's first example. */
function modernText(domain: Domain): string {
  const privacy = domain.privacy === 'enabled' ? ' WHOIS Privacy successfully enabled.' : '';
  const lock = domain.lock ? ' Domain successfully locked.' : '';
  return `${REGISTERED}.${privacy}${lock}`;
}

/** Line by line, as in the seed's third example. */
function olderText(domain: Domain): string {
  const lock = domain.lock ? '\nDomain successfully locked.' : '';
  const privacy = domain.privacy === 'enabled' ? '\nWhois Privacy successfully enabled.' : '';
  return `${REGISTERED}${lock}${privacy}`;
}

function adminEmail(order: Order): string | undefined {
  return order.work.kind === 'registration' ? order.work.request.contacts.admin?.['email'] : undefined;
}
