// Chapters run at the same time and are told in their order: one speaks, the lines of those after it wait.
import { Expectations } from '../expectations.js';
import { Stopped } from '../stopped.js';

export interface Told {
  readonly title: string;
  readonly run: (out: (line: string) => void, expectations: Expectations) => Promise<void>;
}

/** Resolves with what the chapters claimed. One that breaks off is a claim that is not met. Rejects only with {@link Stopped}. */
export async function sideBySide(
  chapters: readonly Told[],
  out: (line: string) => void,
  stopped: AbortSignal,
): Promise<readonly Expectations[]> {
  const waiting = chapters.map((): string[] => []);
  const hasEnded = chapters.map(() => false);
  let speaking = 0;

  const tell = async ({ title, run }: Told, n: number): Promise<Expectations> => {
    const own = (line: string): void => void (n === speaking ? out(line) : waiting[n]?.push(line));
    const expectations = new Expectations(own);
    try {
      await run(own, expectations);
    } catch (error) {
      if (stopped.aborted) throw new Stopped();
      expectations.expect(`"${title}" is told to its end (${reasonOf(error)})`, false);
    }
    hasEnded[n] = true;
    while (hasEnded[speaking] === true) {
      speaking += 1;
      waiting[speaking]?.splice(0).forEach(out);
    }
    return expectations;
  };
  const told = chapters.map(tell);
  // Nobody speaks any more when it is told that the story was stopped.
  await Promise.allSettled(told);
  return await Promise.all(told);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
