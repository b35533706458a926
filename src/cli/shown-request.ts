// A request as it may be shown: without secrets, and with contacts named but not spelled out.
import type { OperationRequest } from '../domain/operation-request.js';

export function shownRequest(request: OperationRequest): object {
  const { type, request: asked } = request.operation;
  return { ...request, operation: { type, request: withoutSecrets(asked) } };
}

/** Secrets, and what may name a person: tax numbers in `tldData`, the address of a registrant or of an end user. */
const NEVER_SHOWN: ReadonlySet<string> = new Set([
  'authCode',
  'ownerConfirmAddress',
  'registrantIp',
  'tldData',
  'trademarkSmd',
]);

function withoutSecrets(asked: object): object {
  const { contacts, profile, ...rest } = asked as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([field, value]) => [field, NEVER_SHOWN.has(field) ? '(given)' : value]),
    ),
    ...(isRecord(contacts)
      ? { contacts: Object.fromEntries(Object.keys(contacts).map((role) => [role, '(given)'])) }
      : {}),
    ...(isRecord(profile) ? { profile: { username: profile['username'], password: '(given)' } } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
