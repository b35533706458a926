// `tenure worker`: configuration in, a running worker out, until a signal asks it to stop.
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { settingValue } from '../config.js';
import { DEFAULT_NAMESPACE } from '../contract/queues.js';
import { openKeyRingFile } from '../payload/key-ring-file.js';
import { createLogger, installRuntime, logLevels } from './runtime.js';
import { type RunningWorker, startWorker } from './start.js';

export interface WorkerFlags {
  readonly address?: string;
  readonly namespace?: string;
  readonly settings?: string;
  readonly auditDir?: string;
  readonly keys?: string;
  readonly profileKeys?: string;
  readonly metricsPort?: string;
  readonly logLevel?: string;
  readonly deploymentName?: string;
  readonly buildId?: string;
}

/** Resolves after a clean stop (SIGINT, SIGTERM); rejects with a sentence when the worker cannot start or fails. */
export async function runWorker(flags: WorkerFlags): Promise<void> {
  const { env } = process;
  const logger = createLogger(levelFrom(settingValue('workerLogLevel', flags.logLevel, env) ?? 'info'));
  const warn = (sentence: string): void => logger.warn(sentence);
  installRuntime(logger, portFrom(settingValue('workerMetricsPort', flags.metricsPort, env)));
  const profile = loadClientConnectConfig();
  const worker = await startWorker({
    address: flags.address ?? profile.connectionOptions.address ?? '127.0.0.1:7233',
    namespace: flags.namespace ?? profile.namespace ?? DEFAULT_NAMESPACE,
    ...(profile.connectionOptions.tls === undefined ? {} : { tls: profile.connectionOptions.tls }),
    ...(profile.connectionOptions.apiKey === undefined ? {} : { apiKey: profile.connectionOptions.apiKey }),
    keyRing: await openKeyRingFile(settingValue('keysFile', flags.keys, env) ?? '', { warn }),
    profileKeyRing: await openKeyRingFile(settingValue('profileKeysFile', flags.profileKeys, env) ?? '', { warn }),
    settingsFile: settingValue('settingsFile', flags.settings, env) ?? '',
    auditDir: settingValue('auditDir', flags.auditDir, env) ?? '',
    ...deploymentFrom(
      settingValue('workerDeployment', flags.deploymentName, env),
      settingValue('workerBuildId', flags.buildId, env),
    ),
    warn,
    onExchange: (registrar, exchange) => logger.info({ registrar, ...exchange }, 'exchange'),
  });
  logger.info({ accounts: [...worker.settings().accounts.keys()] }, 'worker started');
  await untilStopped(worker, (signal) => logger.info({ signal }, 'stopping: what is on the wire is finished first'));
  logger.info('worker stopped');
}

async function untilStopped(worker: RunningWorker, say: (signal: string) => void): Promise<void> {
  const stop = (signal: string): void => {
    say(signal);
    worker.stop().catch(() => {}); // `done` rejects with the same error
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await worker.done;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function deploymentFrom(
  deploymentName: string | undefined,
  buildId: string | undefined,
): { readonly deployment?: { readonly deploymentName: string; readonly buildId: string } } {
  if (deploymentName === undefined && buildId === undefined) return {};
  if (deploymentName !== undefined && buildId !== undefined) return { deployment: { deploymentName, buildId } };
  throw new Error(
    'A deployment name and a build id belong together: give both (--deployment-name, --build-id), or neither.',
  );
}

function levelFrom(text: string): (typeof logLevels)[number] {
  const level = logLevels.find((known) => known === text);
  if (level === undefined)
    throw new Error(`The log level must be one of ${logLevels.join(', ')}; "${text}" was given.`);
  return level;
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`The metrics port must be a number from 1 to 65535; "${text}" was given.`);
  return port;
}
