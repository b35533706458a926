// Where a command writes and what it may read: handed in, so that tests see whole output and nothing is global.
import { setMaxListeners } from 'node:events';

export interface Terminal {
  /** One or more lines of result, without the last line feed. */
  out(text: string): void;
  /** Notes beside the result: what is being done, what went wrong. */
  note(text: string): void;
  /** Raw text to the output, for redrawing. */
  write(text: string): void;
  /** True when a person watches: output is a terminal that can be redrawn. */
  readonly isLive: boolean;
  /** Width in characters. */
  readonly columns: number;
  readonly env: NodeJS.ProcessEnv;
  now(): Date;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Aborts when the user or the system asks the process to stop. */
  readonly stopped: AbortSignal;
}

export function processTerminal(): Terminal {
  const stop = new AbortController();
  // Every wait of a command listens, side by side where a command does several things at once: that is no leak.
  setMaxListeners(0, stop.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Somebody who asks twice does not want to wait for an orderly end.
      if (stop.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
      stop.abort(signal);
    });
  }
  // The reader of a pipe went away (`| head`): nobody sees what follows, but parts that were started must be stopped.
  process.stdout.on('error', () => stop.abort('EPIPE'));
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    write: (text) => void process.stdout.write(text),
    isLive: process.stdout.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined,
    get columns() {
      // 0 is what a terminal says that does not know.
      return process.stdout.columns > 0 ? process.stdout.columns : 100;
    },
    env: process.env,
    now: () => new Date(),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    },
    stopped: stop.signal,
  };
}
