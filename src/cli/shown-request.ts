// A request as it may be shown: without secrets, and with contacts named but not spelled out.
import type { OperationRequest } from '../domain/operation-request.js';

export function shownRequest(request: OperationRequest): object {
  const { type, request: asked } = request.operation;
  return { ...request, operation: { type, request: withoutSecrets(asked) } };
}

function withoutSecrets(asked: object): object {
  const { contacts, profile, authCode, ...rest } = asked as Readonly<Record<string, unknown>>;
  return {
    ...rest,
    ...(isRecord(contacts)
      ? { contacts: Object.fromEntries(Object.keys(contacts).map((role) => [role, '(given)'])) }
      : {}),
    ...(isRecord(profile) ? { profile: { username: profile['username'], password: '(given)' } } : {}),
    ...(authCode === undefined ? {} : { authCode: '(given)' }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
