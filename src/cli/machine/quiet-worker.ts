// The worker's own log goes to a file: between the lines of a command it would bury them. Call before any worker starts.
import { createWriteStream } from 'node:fs';
import { DefaultLogger, Runtime } from '@temporalio/worker';

let isQuiet = false;

/** The runtime of a process can be set up once only; the first log file stays. */
export function quietWorker(logFile: string): void {
  if (isQuiet) return;
  isQuiet = true;
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  // The folder of a demonstration is removed while the last lines may still be on their way.
  log.on('error', () => {});
  Runtime.install({
    // Parts are stopped by the command, in order: the worker must not run ahead of it on Ctrl-C.
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, timestampNanos, message, meta }) => {
      const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
      const error: unknown = meta?.['error'];
      log.write(
        `${JSON.stringify({ time, level, message, ...meta, ...(error === undefined ? {} : { error: error instanceof Error ? error.stack : 'not shown' }) })}\n`,
      );
    }),
  });
}
