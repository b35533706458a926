// Shows a group of linked orders until it ends: a redrawn table where a person watches, one line for each change otherwise.
import { setTimeout as delay } from 'node:timers/promises';
import { TenureUnavailableError } from '../client/errors.js';
import type { LinkedDomainsHandle } from '../client/linked-handle.js';
import type { OperationStatus } from '../client/operation-status.js';
import type { Tenure } from '../client/tenure.js';
import type { LinkedDomainsView } from '../domain/linked/group-view.js';
import { LiveBlock } from './follow.js';
import { type LinkedPicture, linkedChangeLines, linkedLines } from './linked-text.js';
import type { Terminal } from './terminal.js';

const POLL_MS = 1_000;
/** How long a server may be away while somebody watches. */
const OUTAGE_MS = 60_000;
/** So many members under way are asked themselves at each look; each costs the worker a query. */
const MEMBERS_ASKED = 12;

/** Ends when the group has ended, or when the user stops watching. */
export async function followLinked(tenure: Tenure, group: LinkedDomainsHandle, terminal: Terminal): Promise<void> {
  const block = terminal.isLive ? new LiveBlock(terminal) : undefined;
  let last: LinkedPicture | undefined;
  let silentSince: number | undefined;
  while (!terminal.stopped.aborted) {
    try {
      const view = await group.state();
      const picture = { view, running: await runningMembers(tenure, view) };
      silentSince = undefined;
      if (block === undefined) linkedChangeLines(last, picture).forEach((line) => terminal.out(line));
      else block.draw(linkedLines(picture));
      last = picture;
      if (view.result !== undefined) return;
    } catch (error) {
      silentSince ??= Date.now();
      if (!(error instanceof TenureUnavailableError) || Date.now() - silentSince > OUTAGE_MS) throw error;
    }
    await delay(POLL_MS, undefined, { signal: terminal.stopped }).catch(() => undefined);
  }
}

/** What the operations themselves say: the group knows only that they run. */
export async function runningMembers(tenure: Tenure, view: LinkedDomainsView): Promise<LinkedPicture['running']> {
  const ids = view.members.flatMap((member) => (member.state === 'in_progress' ? [member.operationId] : []));
  const found = await Promise.all(
    ids.slice(0, MEMBERS_ASKED).map(async (id): Promise<readonly OperationStatus[]> => {
      // One that cannot say anything now is shown as the group knows it.
      return await tenure
        .operation(id)
        .state()
        .then(
          (status) => [status],
          () => [],
        );
    }),
  );
  return new Map(found.flat().map((status) => [status.operationId, status]));
}
