// How a chapter of the whole story speaks: plain lines below its title, each claim checked.
import { setTimeout as delay } from 'node:timers/promises';
import type { OperationHandle } from '../../../client/operation-handle.js';
import type { OperationStatus } from '../../../client/operation-status.js';
import type { OperationResult } from '../../../domain/operation.js';
import { isEnded } from '../../../domain/operation.js';
import { endingOf } from '../../../domain/operation-ending.js';
import type { Terminal } from '../../terminal.js';
import { resultLines } from '../../operation-text.js';
import { wrapLine } from '../../wrap-line.js';
import type { Expectations } from '../expectations.js';
import { Stopped } from '../stopped.js';

const INDENT = '   ';
const LABEL = 17;
/** Wider lines are hard to read. */
const MAX_WIDTH = 120;
const LOOK_MS = 100;
/** Far longer than anything takes: a story that hangs ends with a sentence. */
const PATIENCE_MS = 110_000;

export class Telling {
  readonly #out: (line: string) => void;
  readonly #expectations: Expectations;
  readonly #stopped: AbortSignal;
  readonly #width: number;

  constructor(out: (line: string) => void, expectations: Expectations, terminal: Terminal) {
    this.#out = out;
    this.#expectations = expectations;
    this.#stopped = terminal.stopped;
    this.#width = Math.max(60, Math.min(terminal.columns, MAX_WIDTH));
  }

  title(text: string): void {
    this.#out(`\n${text}\n${'-'.repeat(text.length)}`);
  }

  say(text: string): void {
    this.#wrapped(`${INDENT}${text}`, INDENT.length);
  }

  /** What was done, and what came of it. */
  row(label: string, text: string): void {
    this.#wrapped(`${INDENT}${label.padEnd(LABEL)}${text}`, INDENT.length + LABEL);
  }

  lines(lines: readonly string[]): void {
    lines.forEach((line) => this.#out(line === '' ? '' : `${INDENT}${line}`));
  }

  expect(sentence: string, isMet: boolean): void {
    this.#expectations.expect(sentence, isMet);
  }

  /** Until the operation is as wanted, or has ended. */
  async reached(handle: OperationHandle, isWanted: (status: OperationStatus) => boolean): Promise<OperationStatus> {
    return await this.until(
      () => handle.state(),
      (status) => isWanted(status) || isEnded(status.state),
    );
  }

  /** The ending as a row. */
  async ended(label: string, handle: OperationHandle): Promise<OperationResult> {
    const result = await this.bounded(handle.id, (signal) => handle.result({ signal }));
    this.row(label, resultLines(result)[0] ?? endingOf(result).sentence);
    return result;
  }

  /** Asks again and again; rejects with a sentence when it is not so after a while, and when the user wants to stop. */
  async until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await ask();
      if (isWanted(answer)) return answer;
      if (this.#stopped.aborted) throw new Stopped();
      if (performance.now() > deadline) throw new Error('what the story waits for did not come');
      await this.pause(LOOK_MS);
    }
  }

  async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopped }).catch(() => undefined);
    if (this.#stopped.aborted) throw new Stopped();
  }

  /** Rejects with a sentence when it does not end, and when the user wants to stop. */
  async bounded<T>(what: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await ask(AbortSignal.any([this.#stopped, AbortSignal.timeout(PATIENCE_MS)]));
    } catch (error) {
      if (this.#stopped.aborted) throw new Stopped();
      throw new Error(`${what} did not end as the story wants it`, { cause: error });
    }
  }

  #wrapped(text: string, indent: number): void {
    wrapLine(text, this.#width, indent).forEach((line) => this.#out(line));
  }
}
