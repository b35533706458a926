// One activity that is given up by the server while it runs.
import { proxyActivities } from '@temporalio/workflow';

export interface LeaseActivities {
  asksTwice(): Promise<void>;
}

const { asksTwice } = proxyActivities<LeaseActivities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '3s',
  retry: { maximumAttempts: 1 },
});

/** True when the activity was given up. */
export async function givesUp(): Promise<boolean> {
  return asksTwice().then(
    () => false,
    () => true,
  );
}
