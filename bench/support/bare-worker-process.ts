// The worker of the bare workflows: two queues, the same settings and the same encryption as Tenure's.
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createDataConverter, failureConverterPath } from '../../dist/payload/data-converter.js';
import { BARE_ACTIVITY_QUEUE, BARE_WORKFLOW_QUEUE, type BareActivities } from '../workflows/bare-activities.js';
import { servePart } from './part.js';
import {
  ACTIVITIES_PER_SECOND,
  benchKeyRing,
  CACHED_WORKFLOWS,
  CONCURRENT_CALLS,
  type WorkerConfig,
} from './worker-settings.js';

servePart(async ({ address, namespace }: WorkerConfig) => {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger });
  const workflowsPath = fileURLToPath(new URL('../workflows/bare.js', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, failureConverterPath, logger });
  const connection = await NativeConnection.connect({ address });
  const activities: BareActivities = {
    doNothing: (text) => Promise.resolve(text),
    doNothingHere: (text) => Promise.resolve(text),
  };
  const common = { connection, namespace, activities, dataConverter: createDataConverter(benchKeyRing) };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue: BARE_WORKFLOW_QUEUE,
      workflowBundle: { code },
      maxCachedWorkflows: CACHED_WORKFLOWS,
    }),
    await Worker.create({
      ...common,
      taskQueue: BARE_ACTIVITY_QUEUE,
      maxTaskQueueActivitiesPerSecond: ACTIVITIES_PER_SECOND,
      maxConcurrentActivityTaskExecutions: CONCURRENT_CALLS,
    }),
  ];
  const runs = Promise.all(workers.map((worker) => worker.run()));
  runs.catch(() => {}); // whoever stops the worker hears of it
  return {
    ready: undefined,
    stop: async () => {
      for (const worker of workers) worker.shutdown();
      await runs;
      await connection.close();
    },
  };
});
