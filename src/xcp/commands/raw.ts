/** Any other command, for what this library has no name for. The caller says what it is, since the answer is judged by it. */
import { present, type OptionalFields, type XcpCommand } from '../command.js';

/** A command spelled out in the wire's own names. */
export interface RawCommand {
  readonly action: string;
  readonly object: string;
  /** When in doubt `write`: a write is never repeated and never aborted. */
  readonly kind: 'read' | 'write';
  /** True when the command can leave an order or a charge behind. @default true for writes */
  readonly createsOrder?: boolean;
  readonly attributes?: OptionalFields;
  readonly registrantIp?: string;
  readonly cookie?: string;
  /** @format milliseconds */
  readonly deadlineMs?: number;
}

/** The command as given, its action and object in upper case as the vendor's toolkit sends them. */
export function rawCommand(raw: RawCommand): XcpCommand {
  return {
    action: raw.action.toUpperCase(),
    object: raw.object.toUpperCase(),
    kind: raw.kind,
    createsOrder: raw.createsOrder ?? raw.kind === 'write',
    attributes: present(raw.attributes ?? {}),
    ...(raw.registrantIp !== undefined && { registrantIp: raw.registrantIp }),
    ...(raw.cookie !== undefined && { cookie: raw.cookie }),
    ...(raw.deadlineMs !== undefined && { deadlineMs: raw.deadlineMs }),
  };
}
