// What Temporal itself costs for the shape of a registration: the same number of activities, and nothing decided.
import { executeChild, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { BARE_ACTIVITY_QUEUE, type BareActivities } from './bare-activities.js';

// The same kind of options as Tenure's own proxies; another queue, so that no activity is handed over eagerly.
const { doNothing } = proxyActivities<BareActivities>({
  taskQueue: BARE_ACTIVITY_QUEUE,
  startToCloseTimeout: '45s',
  retry: { maximumAttempts: 1 },
});
const { doNothingHere } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** Three activities in a row: as many as an automatic registration has. */
export async function bareSingle(text: string): Promise<string> {
  let passed = text;
  for (let step = 0; step < 3; step++) passed = await doNothing(passed);
  return passed;
}

/** One local activity, then a child with three activities: the shape of `domain` and `registerDomain`. */
export async function bareParent(text: string): Promise<string> {
  const passed = await doNothingHere(text);
  return await executeChild(bareSingle, { workflowId: `${workflowInfo().workflowId}:child`, args: [passed] });
}
