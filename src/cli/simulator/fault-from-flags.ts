// A fault of the simulator from flags. What a kind takes is checked by the simulator, which is the one that knows.
import type { FaultInput } from '../../simulator/admin-client.js';
import { UsageError } from '../usage-error.js';
import { numberFrom } from './flag-values.js';

type FaultKind = FaultInput['action']['kind'];

/** Every kind with what the caller meets, for the help text; docs/reference/simulator.md says it in full. */
export const faultKinds: Readonly<Record<FaultKind, string>> = {
  drop: 'the connection is reset; the answer, or with --before the request, is lost',
  hold: 'no answer until release-fault',
  delay: 'the answer, or with --before the execution, comes later (ms)',
  cut_body: 'the body ends too early (bytes)',
  http_status: 'an HTTP error without an envelope (status)',
  malformed_xml: 'a body that is not well-formed',
  empty_body: '200 with an empty body',
  reply: 'this reply instead of the real one (code, text, isSuccess, attributes.NAME)',
  asynchronous: '250; carried out later (outcome, afterSeconds, reason)',
  park: 'the order is forced to pending (reason, form)',
  park_form: 'an order that parks by itself does so in this form (form)',
  decline: 'the registry refuses (code, text)',
  privacy_refused: 'registered, with WHOIS privacy refused',
  lock_ignored: 'registered without the lock, without a word',
  lock_refuses: 'changes of name servers and contacts are refused while the lock is on',
  lookup: 'LOOKUP answers this (answer)',
  detail_failure: '200 at the top, a failure inside (code, text)',
  accepted_only: '200, and the change comes later (outcome, afterSeconds)',
  transfer_path: 'how a transfer begins (ownerMail, staffReview, lagSeconds)',
  events: 'events of POLL are lost, doubled, delayed or out_of_order (how, seconds, event, domain)',
};

export interface FaultFlags {
  readonly id?: string;
  readonly command?: string;
  readonly object?: string;
  readonly domain?: string;
  readonly account?: string;
  readonly before?: boolean;
  readonly nth?: string;
  readonly times?: string;
  readonly probability?: string;
  readonly with?: readonly string[];
}

/** Throws {@link UsageError}. */
export function faultFromFlags(kind: string, flags: FaultFlags): FaultInput {
  if (!Object.hasOwn(faultKinds, kind)) {
    throw new UsageError(`${kind} is no kind of fault. There are: ${Object.keys(faultKinds).join(', ')}.`);
  }
  const { id, command, object, domain, account } = flags;
  const given = { command, object, domain, account };
  const fault = {
    id,
    on: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    after: flags.before === true ? 'before' : undefined,
    nth: flags.nth === undefined ? undefined : numberFrom('--nth', flags.nth),
    times: flags.times === undefined || flags.times === 'always' ? flags.times : numberFrom('--times', flags.times),
    probability: flags.probability === undefined ? undefined : numberFrom('--probability', flags.probability),
    action: { kind, ...parametersFrom(flags.with ?? []) },
  };
  return fault as FaultInput; // the admin API refuses what does not fit the kind, with a sentence
}

function parametersFrom(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const attributes: Record<string, string> = {};
  const parameters: Record<string, string | number | boolean> = {};
  for (const text of texts) {
    const [, attribute, name, value] = /^(?:attributes\.([\w-]+)|([A-Za-z]+))=(.*)$/s.exec(text) ?? [];
    if (value === undefined) throw new UsageError('--with takes name=value, such as ms=500.');
    // What a reply holds is text on the wire; what a kind takes may be a number or a choice.
    if (attribute !== undefined) attributes[attribute] = value;
    else if (name !== undefined) parameters[name] = valueFrom(value);
  }
  return Object.keys(attributes).length === 0 ? parameters : { ...parameters, attributes };
}

function valueFrom(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
