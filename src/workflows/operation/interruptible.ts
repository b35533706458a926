import { CancellationScope, condition } from '@temporalio/workflow';

export type Interruptible<T> =
  { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'interrupted' } | { readonly kind: 'deadline' };

/**
 * Runs a long poll until it answers, something asks for attention, or the deadline passes; the losers are cancelled.
 * A poll that fails for good is not an answer and not the deadline: the wait goes on without it.
 */
export async function interruptible<T>(
  poll: () => Promise<T>,
  interrupted: () => boolean,
  untilMs: number,
): Promise<Interruptible<T>> {
  if (interrupted()) return { kind: 'interrupted' };
  const scope = new CancellationScope();
  return scope.run(async () => {
    const waiting: Promise<Interruptible<T>> = condition(interrupted, remainingMs(untilMs)).then(
      (yes) => (yes ? { kind: 'interrupted' } : { kind: 'deadline' }),
      () => ({ kind: 'deadline' }), // cancelled below, after the poll has won
    );
    const polling: Promise<Interruptible<T>> = poll().then(
      (answer) => ({ kind: 'answer', answer }),
      () => waiting,
    );
    const first = await Promise.race([polling, waiting]);
    scope.cancel();
    await Promise.all([polling, waiting]);
    return first;
  });
}

/** Time until an absolute instant, never below what a timer accepts. */
export function remainingMs(untilMs: number): number {
  return Math.max(1_000, untilMs - Date.now());
}
