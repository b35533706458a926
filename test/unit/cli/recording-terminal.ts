// A terminal that keeps what was written, so that a test can compare whole output.
import type { Terminal } from '../../../src/cli/terminal.js';

export interface RecordingTerminal extends Terminal {
  /** Everything on standard output. */
  readonly written: () => string;
  /** Everything on standard error. */
  readonly noted: () => string;
  readonly stop: () => void;
}

export interface RecordingOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  readonly isLive?: boolean;
}

export function recordingTerminal(options: RecordingOptions = {}): RecordingTerminal {
  let out = '';
  let err = '';
  const stop = new AbortController();
  return {
    out: (text) => void (out += `${text}\n`),
    note: (text) => void (err += `${text}\n`),
    write: (text) => void (out += text),
    isLive: options.isLive ?? false,
    columns: 100,
    env: options.env ?? {},
    now: () => new Date('2026-11-22T08:30:00.000Z'),
    readInput: () => Promise.resolve(options.input ?? ''),
    stopped: stop.signal,
    written: () => out,
    noted: () => err,
    stop: () => stop.abort(),
  };
}
