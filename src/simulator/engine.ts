// From an authenticated request to a reply: reads the envelope, applies faults, runs the command, writes the journal.
import type { Call } from './commands/command.js';
import { commandFor } from './commands/registry.js';
import type { Behaviours } from './faults/behaviours.js';
import type { FaultTable, Hit } from './faults/fault-table.js';
import { runDue } from './registry/due.js';
import { parseDomain, tldOf } from './registry/tlds.js';
import { safeAttributes, type JournalEntry } from './state/journal.js';
import type { Account } from './state/model.js';
import type { World } from './state/world.js';
import { EMPTY_FIELDS, Fields } from './wire/fields.js';
import { readEnvelope } from './wire/read-envelope.js';
import { failure, type Reply } from './wire/reply.js';

/** A request that was understood, with the faults that it meets. Nothing has been executed yet. */
export interface Prepared {
  readonly object: string | undefined;
  readonly hit: Hit;
  readonly entry: JournalEntry;
  /** Runs the command once and returns its reply. */
  readonly execute: () => Reply;
}

const NO_HIT: Hit = { wire: undefined, behaviours: {}, ids: [] };

export function prepareCall(world: World, faults: FaultTable, account: Account, body: Uint8Array): Prepared {
  const reading = readEnvelope(body);
  if (reading.kind === 'malformed') {
    return refusal(world, account, undefined, failure(465, `Invalid XML: ${reading.why}`));
  }
  const top = new Fields(reading.root);
  const action = (top.given('action') ?? '').toUpperCase();
  const object = (top.given('object') ?? '').toUpperCase();
  const attributes = top.assoc('attributes') ?? EMPTY_FIELDS;
  const domain = domainOf(world, top, attributes);
  const hit = faults.match({ command: action, object, domain, account: account.username }, world.mischief);
  const entry = journalEntry(world, account, action, object, domain, attributes, hit);
  const execute = (): Reply => {
    runDue(world);
    const behaviours = withTldData(world, hit.behaviours, domain);
    const call: Call = { world, account, at: world.clock.now(), attributes, top, behaviours };
    const command = commandFor(action, object);
    const reply = command === undefined ? failure(430, `Invalid command: ${action} ${object}`) : command(call);
    entry.executed = true;
    entry.responseCode = reply.code;
    entry.isSuccess = reply.isSuccess;
    return reply;
  };
  return { object: object === '' ? undefined : object, hit, entry, execute };
}

/** Some registries answer later by their nature; a fault that says how goes first. */
function withTldData(world: World, behaviours: Behaviours, domain: string | undefined): Behaviours {
  const tld = domain === undefined ? undefined : tldOf(domain)?.name;
  const afterSeconds = tld === undefined ? undefined : world.asynchronousTlds.get(tld);
  return afterSeconds === undefined || behaviours.asynchronous !== undefined
    ? behaviours
    : { ...behaviours, asynchronous: { outcome: 'completed', afterSeconds, reason: 'general' } };
}

function refusal(world: World, account: Account, object: string | undefined, reply: Reply): Prepared {
  const entry = journalEntry(world, account, '', '', undefined, EMPTY_FIELDS, NO_HIT);
  entry.responseCode = reply.code;
  entry.isSuccess = reply.isSuccess;
  return { object, hit: NO_HIT, entry, execute: () => reply };
}

function journalEntry(
  world: World,
  account: Account,
  command: string,
  object: string,
  domain: string | undefined,
  attributes: Fields,
  hit: Hit,
): JournalEntry {
  return world.journal.add({
    at: world.clock.now(),
    account: account.username,
    command: command.slice(0, 64),
    object: object.slice(0, 64),
    domain,
    attributes: safeAttributes(attributes.record()),
    executed: false,
    responseCode: undefined,
    isSuccess: undefined,
    sentCode: undefined,
    ended: undefined,
    faults: [...hit.ids],
  });
}

/** The name a call is about: given, or that of the order it names. */
function domainOf(world: World, top: Fields, attributes: Fields): string | undefined {
  const given = attributes.given('domain') ?? attributes.given('domain_name') ?? top.given('domain');
  if (given !== undefined) return parseDomain(given) ?? given.toLowerCase().slice(0, 253);
  const orderId = attributes.given('order_id');
  return orderId === undefined ? undefined : world.orders.get(Number(orderId))?.domain;
}

/** Notes a call that was refused before its envelope was judged: address, credentials, limits. */
export function journalRefusal(world: World, object: string | undefined, code: number): void {
  world.journal.add({
    at: world.clock.now(),
    account: undefined,
    command: '',
    object: object ?? '',
    domain: undefined,
    attributes: {},
    executed: false,
    responseCode: undefined,
    isSuccess: undefined,
    sentCode: code,
    ended: 'answered',
    faults: [],
  });
}

/** The object of a request that is refused unread (401, 400), so that the refusal can still name it. */
export function objectOf(body: Uint8Array): string | undefined {
  const reading = readEnvelope(body);
  return reading.kind === 'read' ? new Fields(reading.root).given('object')?.toUpperCase().slice(0, 64) : undefined;
}
