import { heartbeat } from '@temporalio/activity';

/** Nothing heartbeats by itself. Every 2 s against a limit of 10 s: a killed worker is noticed, a busy one is not suspected. */
export async function withHeartbeats<T>(work: () => Promise<T>, everyMs = 2_000): Promise<T> {
  const timer = setInterval(() => heartbeat(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
