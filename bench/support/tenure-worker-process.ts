// Tenure's worker, as `tenure worker` starts it, in a process of its own.
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startWorker } from '../../dist/worker/start.js';
import { servePart } from './part.js';
import {
  ACTIVITIES_PER_SECOND,
  benchKeyRing,
  CACHED_WORKFLOWS,
  CONCURRENT_CALLS,
  type WorkerConfig,
} from './worker-settings.js';

servePart(async ({ address, namespace, settingsFile }: WorkerConfig) => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const worker = await startWorker({
    address,
    namespace,
    keyRing: benchKeyRing,
    profileKeyRing: benchKeyRing,
    settingsFile: settingsFile ?? '',
    activitiesPerSecond: ACTIVITIES_PER_SECOND,
    maxConcurrentCalls: CONCURRENT_CALLS,
    maxCachedWorkflows: CACHED_WORKFLOWS,
    limits: { maxConcurrent: CONCURRENT_CALLS },
  });
  return { ready: undefined, stop: worker.stop };
});
