// A request as it may be shown: without the password, and with contacts named but not spelled out.
import type { OperationRequest } from '../domain/operation-request.js';

export function shownRequest(request: OperationRequest): object {
  const { contacts, profile, ...rest } = request.operation.request;
  return {
    ...request,
    operation: {
      type: request.operation.type,
      request: {
        ...rest,
        contacts: Object.fromEntries(Object.keys(contacts).map((role) => [role, '(given)'])),
        ...(profile === undefined ? {} : { profile: { username: profile.username, password: '(given)' } }),
      },
    },
  };
}
