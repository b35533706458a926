// Workflows for the test of the test tool only.
import {
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  setHandler,
  sleep,
} from '@temporalio/workflow';

const yearMs = 365 * 24 * 60 * 60 * 1000;

/** Notes its own clock at the beginning of each run and lives five years in five runs. */
export async function fiveYears(begins: readonly number[]): Promise<readonly number[]> {
  const seen = [...begins, Date.now()];
  await sleep(yearMs);
  if (seen.length === 5) return [...seen, Date.now()];
  return await continueAsNew<typeof fiveYears>(seen);
}

export const finish = defineSignal('finish');
const unheard = defineSignal('unheard');
const knock = defineUpdate<void>('knock');

/** Waits for a person, at most thirty days; says who came first and what its clock showed. */
export async function waitsForSomebody(): Promise<{
  readonly finished: boolean;
  readonly began: number;
  readonly ended: number;
}> {
  let isFinished = false;
  const began = Date.now();
  setHandler(finish, () => void (isFinished = true));
  // Change nothing: they are for starting it together with a message.
  setHandler(unheard, () => {});
  setHandler(knock, () => {});
  const finished = await condition(() => isFinished, 30 * 24 * 60 * 60 * 1000);
  return { finished, began, ended: Date.now() };
}

/** Returns or fails with what it was given. */
export async function repeatsSecret(input: {
  readonly secret: string;
  readonly end: 'return' | 'fail';
}): Promise<string> {
  await sleep(1);
  if (input.end === 'fail') throw ApplicationFailure.nonRetryable(`refused ${input.secret}`, 'Refused');
  return `the value was ${input.secret}`;
}

/** Shows what the codec made of its input. */
export async function returnsItsInput(input: unknown): Promise<unknown> {
  return input;
}
