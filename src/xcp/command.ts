/** What can be asked of OpenSRS: one command, described well enough that the client knows how to send and how to judge it. */
import { emptyAssoc, type XcpAssoc, type XcpValue } from './value.js';

/** One XCP command. Made by the builders in `commands/`; `rawCommand` makes any other. */
export interface XcpCommand {
  /** Upper case on the wire, such as `SW_REGISTER`. */
  readonly action: string;
  /** Upper case on the wire, such as `DOMAIN`. */
  readonly object: string;
  /**
   * `read` changes nothing: it may be aborted and repeated. `write` changes something at the registrar: never aborted once
   * on the wire, never repeated by this library, and given the longer deadline.
   */
  readonly kind: 'read' | 'write';
  /** True of writes that can leave an order, and so a charge, behind. Chooses the column of the response code table. */
  readonly createsOrder: boolean;
  readonly attributes: XcpAssoc;
  /** IP of the end user; stands beside `attributes`, not inside (opensrs-xcp 1.7). */
  readonly registrantIp?: string;
  /** Session of an end user (`SET COOKIE`); stands beside `attributes`. A secret. */
  readonly cookie?: string;
  /** Overrides the deadline of the client for this command. @format milliseconds */
  readonly deadlineMs?: number;
}

/** A value a builder may be given: `undefined` leaves the field out, numbers and booleans are not accepted by accident. */
export type OptionalFields = Readonly<Record<string, XcpValue | undefined>>;

/** A map with the absent fields left out. An empty text stays: on the wire it is a value of its own (opensrs-xcp 1.8). */
export function present(fields: OptionalFields): XcpAssoc {
  const assoc = emptyAssoc();
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value !== undefined) assoc[key] = value;
  }
  return assoc;
}

/** `0` or `1`; absent stays absent. */
export function bit(value: boolean | undefined): '0' | '1' | undefined {
  if (value === undefined) return undefined;
  return value ? '1' : '0';
}

/** `Y` or `N`; absent stays absent. */
export function yesNo(value: boolean | undefined): 'Y' | 'N' | undefined {
  if (value === undefined) return undefined;
  return value ? 'Y' : 'N';
}

/** Decimal text of a whole number; absent stays absent. */
export function digits(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** A read of `DOMAIN` unless another object is named. */
export function readCommand(action: string, fields: OptionalFields, object = 'DOMAIN'): XcpCommand {
  return { action, object, kind: 'read', createsOrder: false, attributes: present(fields) };
}

/** A write that creates no order, of `DOMAIN` unless another object is named. */
export function writeCommand(action: string, fields: OptionalFields, object = 'DOMAIN'): XcpCommand {
  return { action, object, kind: 'write', createsOrder: false, attributes: present(fields) };
}

/** A write that can leave an order behind. */
export function orderCommand(action: string, fields: OptionalFields, object = 'DOMAIN'): XcpCommand {
  return { action, object, kind: 'write', createsOrder: true, attributes: present(fields) };
}

/** The whole message of a command: what the envelope holds. */
export function messageOf(command: XcpCommand): XcpAssoc {
  return present({
    protocol: 'XCP',
    action: command.action,
    object: command.object,
    registrant_ip: command.registrantIp,
    cookie: command.cookie,
    attributes: command.attributes,
  });
}
