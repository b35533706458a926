/** Workflows and the activities that talk to no registrar. */
export const WORKFLOW_QUEUE = 'tenure';

/** XCP activities of one credential: the queue is what its rate limit hangs on. */
export function registrarQueue(account: string, registrar: string): string {
  return `tenure-registrar-${account}.${registrar}`;
}

/** Priority keys on a registrar queue: 1 is served first. */
export const priorities = { write: 1, read: 2, poll: 4 } as const;

export const DEFAULT_NAMESPACE = 'tenure';
/** Days that closed workflows are kept, in development too. */
export const RETENTION_DAYS = 30;
