// Logs and metrics of a worker process. Install before anything else touches the SDK's runtime.
import { type LogLevel, type LogMetadata, Runtime, makeTelemetryFilterString } from '@temporalio/worker';
import { type Logger, pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type WorkerLogLevel = (typeof logLevels)[number];

/**
 * Fields that a log line may carry. An allow-list: what somebody adds tomorrow stays out until it is put here. Names of
 * domains are allowed; people, secrets and payloads are not.
 */
const LOGGED_FIELDS = [
  'sdkComponent',
  'taskQueue',
  'namespace',
  'workflowId',
  'runId',
  'workflowType',
  'activityId',
  'activityType',
  'attempt',
  'signal',
  'outcome',
  'registrar',
  'command',
  'object',
  'domain',
  'code',
  'durationMs',
  'state',
  'error',
  'errorType',
] as const;

export function createLogger(level: WorkerLogLevel): Logger {
  return pino({ level, base: { service: 'tenure-worker' }, timestamp: pino.stdTimeFunctions.isoTime });
}

/** @param metricsPort where Prometheus is answered, on loopback. */
export function installRuntime(logger: Logger, metricsPort: number | undefined): void {
  Runtime.install({
    // Whoever starts a worker stops it, in its order: the SDK's own handlers would run ahead on Ctrl-C.
    shutdownSignals: [],
    logger: {
      log: (level, message, meta) => logger[pinoLevel(level)](loggedFields(meta), message),
      trace: (message, meta) => logger.trace(loggedFields(meta), message),
      debug: (message, meta) => logger.debug(loggedFields(meta), message),
      info: (message, meta) => logger.info(loggedFields(meta), message),
      warn: (message, meta) => logger.warn(loggedFields(meta), message),
      error: (message, meta) => logger.error(loggedFields(meta), message),
    },
    telemetryOptions: {
      // The native part logs to the console unless told otherwise, past the allow-list.
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
      ...(metricsPort === undefined
        ? {}
        : { metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}`, countersTotalSuffix: true } } }),
    },
  });
}

function loggedFields(meta: LogMetadata | undefined): Readonly<Record<string, unknown>> {
  if (meta === undefined) return {};
  const fields: Record<string, unknown> = {};
  for (const name of LOGGED_FIELDS) {
    const value: unknown = meta[name];
    if (value instanceof Error)
      fields['errorType'] = value.name; // its message may quote a payload
    else if (value !== undefined) fields[name] = value;
  }
  return fields;
}

function pinoLevel(level: LogLevel): 'trace' | 'debug' | 'info' | 'warn' | 'error' {
  switch (level) {
    case 'TRACE':
      return 'trace';
    case 'DEBUG':
      return 'debug';
    case 'INFO':
      return 'info';
    case 'WARN':
      return 'warn';
    case 'ERROR':
      return 'error';
  }
}
