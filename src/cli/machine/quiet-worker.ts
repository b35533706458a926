// The worker's own log goes to a file: between the lines of a command it would bury them. Call before any worker starts.
import { destination, pino } from 'pino';
import { installRuntime } from '../../worker/runtime.js';

let isQuiet = false;

/** The runtime of a process can be set up once only; the first log file stays. */
export function quietWorker(logFile: string): void {
  if (isQuiet) return;
  isQuiet = true;
  // Synchronous: the folder of a demonstration is removed at its end, and no line may be on its way then.
  installRuntime(
    pino(
      { level: 'info', timestamp: pino.stdTimeFunctions.isoTime },
      destination({ dest: logFile, sync: true, mode: 0o600 }),
    ),
    undefined,
  );
}
