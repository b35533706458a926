// What the end of an operation changes in the name, and what follows from one that the name had asked for by itself.
import { isPlausibleExpiry } from '../calendar/plausible-expiry.js';
import { DAY_MS } from '../calendar/day-arithmetic.js';
import { type Instant, epochMsOf, instantFrom } from '../instant.js';
import type { NameLearnt, OperationEnded } from '../operation-end.js';
import { type AfterReading, withExpiry } from './after-reading.js';
import { type NameAsRead, type NameState, type WantedState, newName } from './name-state.js';
import { madeInTerm, ownRequestOf } from './own-requests.js';

/** So often a renewal that failed is asked for in one term, a day apart, while there is time. */
const RENEWAL_ATTEMPTS = 5;

export function afterOperation(name: NameState | undefined, end: OperationEnded, now: Instant): AfterReading {
  const learnt = afterLearning(name, end, now);
  if (learnt.name === undefined) return learnt;
  const next = end.wanted === undefined ? learnt.name : withWanted(learnt.name, end.wanted);
  const own = afterOwnRequest(next, end, now);
  return { name: own.name, said: [...learnt.said, ...own.said] };
}

function afterLearning(name: NameState | undefined, end: OperationEnded, now: Instant): AfterReading {
  const learnt = end.name;
  if (learnt === undefined) return { name, said: [] };
  if (learnt.kind === 'gone')
    return { name: undefined, said: name === undefined ? [] : ['The name is not in the account any more.'] };
  if (!isPlausibleExpiry(learnt.expiresAt, now))
    return { name, said: ['An operation read an expiry date that cannot be; it is not kept.'] };
  const held =
    name === undefined
      ? newName(learnt.registrar, learnt.expiresAt, now, end.operationId)
      : here(name, end, learnt, now);
  return { name: learnt.paidUntil === undefined ? held : { ...held, paidUntil: learnt.paidUntil }, said: [] };
}

/** It was read in the account just now, whatever was noticed before. */
function here(
  name: NameState,
  { operationId }: OperationEnded,
  { registrar, expiresAt }: Extract<NameLearnt, { kind: 'held' }>,
  now: Instant,
): NameState {
  const { missingSince: _1, deletedAt: _2, ...rest } = name;
  const found: NameState = { ...rest, registrar };
  return expiresAt === name.expiresAt
    ? { ...found, expiresReadAt: now, expiresSource: operationId }
    : withDatesRead(withExpiry(found, expiresAt, now, operationId), expiresAt);
}

/** Usually registry and registrar agree. Where they do not, the next reading says so. */
function withDatesRead(name: NameState, expiresAt: Instant): NameState {
  if (name.read === undefined) return name;
  const { registrarExpiresAt } = name.read;
  const dates = { expiresAt, ...(registrarExpiresAt === undefined ? {} : { registrarExpiresAt: expiresAt }) };
  return { ...name, read: { ...name.read, ...dates } };
}

/** What an operation reached it has read back, so a later reading that says otherwise is a difference. */
function withWanted(name: NameState, wanted: WantedState): NameState {
  const next = { ...name, wanted: { ...name.wanted, ...wanted } };
  if (name.read === undefined) return next;
  const { registrarLock, whoisPrivacy, nameServers } = wanted;
  const read: NameAsRead = {
    ...name.read,
    ...(registrarLock === undefined ? {} : { registrarLock }),
    ...(whoisPrivacy === undefined ? {} : { whoisPrivacy: whoisPrivacy ? 'enabled' : 'disabled' }),
    ...(nameServers === undefined ? {} : { nameServers }),
  };
  return { ...next, read };
}

function afterOwnRequest(
  name: NameState,
  end: OperationEnded,
  now: Instant,
): { name: NameState; said: readonly string[] } {
  const request = ownRequestOf(end.operationId);
  if (request === undefined) return { name, said: [] };
  if (request.ask !== 'renewal') {
    if (end.state === 'succeeded') return { name, said: [] };
    return calling(name, `What the name asked for by itself came to nothing (${end.state}): see ${end.operationId}.`);
  }
  const { own } = name;
  if (own?.renewalUnderWay !== request.requestId) return { name, said: [] };
  const { renewalUnderWay: _, ...rest } = own;
  const ended: NameState = { ...name, own: rest };
  if (end.state === 'succeeded' || own.term !== name.expiresAt || name.intent.value !== 'renew')
    return { name: ended, said: [] };
  if (end.state === 'cancelled')
    return calling(ended, 'The renewal was cancelled; it is not asked for again by itself.');
  if (madeInTerm(own, name.expiresAt, 'renewal') >= RENEWAL_ATTEMPTS)
    return calling(
      ended,
      `The renewal came to nothing ${RENEWAL_ATTEMPTS} times; it is not asked for again by itself.`,
    );
  const notBefore = instantFrom(epochMsOf(now) + DAY_MS);
  return {
    name: { ...ended, own: { ...rest, notBefore }, done: name.done.filter(({ key }) => key !== 'renew') },
    said: ['The renewal came to nothing; it is asked for again tomorrow.'],
  };
}

function calling(name: NameState, text: string): { name: NameState; said: readonly string[] } {
  return { name: { ...name, attention: text }, said: [text] };
}
