import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';

export type Interruptible<T> =
  { readonly kind: 'answer'; readonly answer: T } | { readonly kind: 'interrupted' } | { readonly kind: 'deadline' };

/**
 * Runs a long poll until it answers, something asks for attention, or the deadline passes; the losers are cancelled.
 * A poll that fails for good counts as the deadline: its own patience was the same.
 */
export async function interruptible<T>(
  poll: () => Promise<T>,
  interrupted: () => boolean,
  untilMs: number,
): Promise<Interruptible<T>> {
  if (interrupted()) return { kind: 'interrupted' };
  const scope = new CancellationScope();
  return scope.run(async () => {
    const polling = poll().then(
      (answer): Interruptible<T> => ({ kind: 'answer', answer }),
      (error: unknown): Interruptible<T> => {
        if (isCancellation(error) && interrupted()) return { kind: 'interrupted' };
        return { kind: 'deadline' };
      },
    );
    const waiting = condition(interrupted, remainingMs(untilMs)).then(
      (yes): Interruptible<T> => (yes ? { kind: 'interrupted' } : { kind: 'deadline' }),
      (): Interruptible<T> => ({ kind: 'deadline' }),
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
