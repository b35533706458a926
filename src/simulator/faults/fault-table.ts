// The faults in force, which of them hit a call, and the replies that are being held.
import type { Random } from '../state/random.js';
import { NO_BEHAVIOURS, type Behaviours } from './behaviours.js';
import { isWireAction, type Fault, type FaultAction, type WireAction } from './fault.js';

export interface CallShape {
  readonly command: string;
  readonly object: string;
  readonly domain: string | undefined;
  readonly account: string;
}

export interface Hit {
  readonly wire: { readonly id: string; readonly after: 'before' | 'commit'; readonly action: WireAction } | undefined;
  readonly behaviours: Behaviours;
  /** Ids of all faults that apply to the call, for the journal. */
  readonly ids: readonly string[];
}

export interface FaultState {
  readonly id: string;
  readonly fault: Fault;
  /** Calls that matched, calls that were hit, and calls held right now. */
  seen: number;
  applied: number;
  held: number;
}

export interface FaultTable {
  add(fault: Fault): FaultState;
  list(): readonly FaultState[];
  remove(id: string): boolean;
  clear(): void;
  match(call: CallShape, random: Random): Hit;
  /** Resolves when the fault is released or removed. */
  holdFor(id: string): Promise<void>;
  /** Lets every held call of the fault go on; the number of calls let go, undefined for an unknown fault. */
  release(id: string): number | undefined;
}

export function createFaultTable(): FaultTable {
  const states = new Map<string, FaultState>();
  const waiting = new Map<string, (() => void)[]>();
  let count = 0;
  const release = (id: string): number | undefined => {
    const state = states.get(id);
    if (state === undefined) return undefined;
    const waiters = waiting.get(id) ?? [];
    waiting.delete(id);
    state.held = 0;
    for (const go of waiters) go();
    return waiters.length;
  };
  const remove = (id: string): boolean => {
    release(id);
    return states.delete(id);
  };
  return {
    add: (fault) => {
      const id = fault.id ?? `fault-${++count}`;
      remove(id);
      const state: FaultState = { id, fault, seen: 0, applied: 0, held: 0 };
      states.set(id, state);
      return state;
    },
    list: () => [...states.values()],
    remove,
    clear: () => {
      for (const id of states.keys()) remove(id);
    },
    match: (call, random) => hitFrom([...states.values()], call, random),
    holdFor: (id) =>
      new Promise((resolve) => {
        const state = states.get(id);
        if (state === undefined) return resolve();
        state.held += 1;
        waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
      }),
    release,
  };
}

/** In the order of adding: the first wire fault that is due, and every behaviour that is due. */
function hitFrom(states: readonly FaultState[], call: CallShape, random: Random): Hit {
  let wire: Hit['wire'];
  let behaviours: Behaviours = NO_BEHAVIOURS;
  const ids: string[] = [];
  for (const state of states) {
    const { fault } = state;
    if (!matches(fault, call)) continue;
    if (wire !== undefined && isWireAction(fault.action)) continue;
    state.seen += 1;
    if (!isDue(state, random)) continue;
    state.applied += 1;
    ids.push(state.id);
    if (isWireAction(fault.action)) wire = { id: state.id, after: fault.after, action: fault.action };
    else behaviours = { ...behaviours, ...behaviourFrom(fault.action) };
  }
  return { wire, behaviours, ids };
}

function isDue(state: FaultState, random: Random): boolean {
  const { nth, times, probability } = state.fault;
  if (state.seen < nth) return false;
  const most = times ?? (probability === undefined ? 1 : 'always');
  if (most !== 'always' && state.applied >= most) return false;
  return probability === undefined || random.chance(probability);
}

function matches(fault: Fault, call: CallShape): boolean {
  const { on } = fault;
  return (
    (on.command === undefined || isGlobMatch(on.command.toUpperCase(), call.command)) &&
    (on.object === undefined || isGlobMatch(on.object.toUpperCase(), call.object)) &&
    (on.account === undefined || on.account === call.account) &&
    (on.domain === undefined || (call.domain !== undefined && isGlobMatch(on.domain.toLowerCase(), call.domain)))
  );
}

/** `*` stands for any text; everything else is literal. No regular expression is built from input. */
export function isGlobMatch(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === first;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

function behaviourFrom(action: Exclude<FaultAction, WireAction>): Behaviours {
  switch (action.kind) {
    case 'asynchronous':
      return { asynchronous: { outcome: action.outcome, afterSeconds: action.afterSeconds, reason: action.reason } };
    case 'park':
      return { park: { reason: action.reason, form: action.form } };
    case 'park_form':
      return { parkForm: action.form };
    case 'decline':
      return { decline: { code: action.code, text: action.text } };
    case 'privacy_refused':
      return { privacyRefused: true };
    case 'lock_ignored':
      return { lockIgnored: true };
    case 'lock_refuses':
      return { lockRefuses: true };
    case 'lookup':
      return { lookup: action.answer };
    case 'detail_failure':
      return { detailFailure: { code: action.code, text: action.text } };
    case 'accepted_only':
      return { acceptedOnly: { outcome: action.outcome, afterSeconds: action.afterSeconds } };
    case 'transfer_path': {
      const { ownerMail, staffReview, lagSeconds } = action;
      return { transferPath: { ownerMail, staffReview, lagSeconds } };
    }
    case 'events': {
      const { how, seconds, event, domain } = action;
      return { events: { how, seconds, event, domain } };
    }
  }
}
