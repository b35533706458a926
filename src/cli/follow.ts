// Shows an operation until it ends: a redrawn block where a person watches, one line for each change otherwise.
import type { OperationHandle } from '../client/operation-handle.js';
import type { OperationStatus } from '../client/operation-status.js';
import { isEnded } from '../domain/operation.js';
import { changeLines, statusLines } from './operation-text.js';
import type { Terminal } from './terminal.js';
import { wrapLine } from './wrap-line.js';

/** Where the text of `statusLines` begins, after its labels. */
const TEXT_COLUMN = 14;

export interface FollowOptions {
  /** Stop watching here, although the operation goes on. Default: when it has ended. */
  readonly until?: (status: OperationStatus) => boolean;
  /** The last status that was shown before: it is not told again. */
  readonly after?: OperationStatus;
}

/** The last status seen; undefined when the user stopped watching before there was one. */
export async function follow(
  handle: OperationHandle,
  terminal: Terminal,
  options: FollowOptions = {},
): Promise<OperationStatus | undefined> {
  const block = terminal.isLive ? new LiveBlock(terminal) : undefined;
  let last = options.after;
  for await (const status of handle.progress({ signal: terminal.stopped })) {
    if (block === undefined) changeLines(last, status).forEach((line) => terminal.out(line));
    else block.draw(statusLines(status, terminal.now(), 8));
    last = status;
    if (options.until?.(status) === true || isEnded(status.state)) break;
  }
  return last;
}

/** Lines that are drawn over the ones drawn before. */
export class LiveBlock {
  readonly #terminal: Terminal;
  #height = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  draw(lines: readonly string[]): void {
    // One row each: a line that the terminal itself wraps would take two, and going up by their number would then miss.
    const width = Math.max(40, this.#terminal.columns - 1);
    const rows = lines.flatMap((line) => wrapLine(line, width, TEXT_COLUMN));
    const up = this.#height === 0 ? '' : `\u001b[${this.#height}A\u001b[0J`;
    this.#terminal.write(`${up}${rows.join('\n')}\n`);
    this.#height = rows.length;
  }
}
