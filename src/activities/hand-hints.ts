import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { domainWorkflowId } from '../contract/ids.js';
import { registrarEvent } from '../workflows/messages.js';
import type { HintsForNames } from './contract.js';

/**
 * Tells the workflows of names that the registrar said something about them. A name without a running workflow is passed over:
 * nothing is started. Run twice it tells twice, which a hint must bear anyway. Answers how many were told.
 */
export const makeHandHints =
  (client: () => Client) =>
  async ({ account, hints }: HintsForNames): Promise<number> => {
    let told = 0;
    for (const hint of hints) {
      const handle = client().workflow.getHandle(domainWorkflowId(account, hint.domain));
      try {
        await handle.signal(registrarEvent, hint);
        told += 1;
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    }
    return told;
  };
