import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is the one waited for; fails with the last answer, so that a hanging test explains itself. */
export async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean, withinMs = 60_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`still not so after ${withinMs} ms: ${JSON.stringify(answer)}`);
    await delay(50);
  }
}
