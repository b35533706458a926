// Registers several names into one profile: the first alone, the others with its confirmed order id. The wiring; what is
// decided is in src/domain/linked.
import {
  ApplicationFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  setDefaultSignalHandler,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { type LinkedDomainsResult, groupEndOf } from '../domain/linked/group-view.js';
import type { LinkedGroup } from '../domain/linked/linked-group.js';
import { parseMemberEnd } from '../domain/linked/member-end.js';
import { begunGroup } from './linked/beginning.js';
import { GroupDisplay } from './linked/group-display.js';
import { MemberDesk } from './linked/member-desk.js';
import {
  type LinkedDomainsInput,
  type StopLinkedDomains,
  cancelLinkedDomains,
  getLinkedDomains,
  memberEnded,
} from './messages.js';
import { StopRequest } from './operation/stop-request.js';

/** A group continues as new at least this often, so that code, keys and payload versions of long waits move on. */
const ROLL_OVER_MS = 30 * 86_400_000;
const OPAQUE_ID = /^[A-Za-z0-9._@-]{1,64}$/;

/**
 * Ends as completed when all names are registered, or when it was asked to stop; as failed otherwise. Either way the
 * `LinkedDomainsResult` is its result, or the first detail of its failure.
 */
export async function registerLinkedDomains(input: LinkedDomainsInput): Promise<LinkedDomainsResult> {
  const { group, plan } = begunGroup(input);
  const desk = new MemberDesk(group, plan);
  const stop = new StopRequest();
  setHandler(getLinkedDomains, () => group.view());
  setHandler(memberEnded, (report: unknown) => {
    const end = parseMemberEnd(report);
    if (end === undefined || !group.ended(end, Date.now()))
      log.warn('a report of an operation that does not run in this group was ignored');
    desk.changed();
  });
  setHandler(
    cancelLinkedDomains,
    ({ by }) => {
      desk.changed();
      return group.askStop(by, Date.now());
    },
    { validator: checkStop },
  );
  setDefaultSignalHandler((signal) => log.warn('a signal that this workflow does not know was ignored', { signal }));

  // Nothing below may be torn down by a cancellation from outside: it is taken as a request to stop.
  return CancellationScope.nonCancellable(async () => {
    const result = await course(group, desk, stop, input);
    await condition(allHandlersFinished);
    return resultOrFailure(result);
  });
}

async function course(
  group: LinkedGroup,
  desk: MemberDesk,
  stop: StopRequest,
  input: LinkedDomainsInput,
): Promise<LinkedDomainsResult> {
  const display = new GroupDisplay();
  const begunMs = Date.now();
  desk
    .readSilentMembers()
    .catch((error: unknown) => log.error('the reading of members ended', { error: String(error) }));
  for (;;) {
    if (stop.asked && group.stopAskedBy === undefined) group.askStop('temporal', Date.now());
    for (const ask of group.nextToAsk()) desk.ask(ask);
    for (const member of group.nextToStop()) desk.stop(member, group.stopAskedBy ?? 'temporal');
    display.show(group.view());
    const result = group.result();
    if (result !== undefined && desk.isIdle) return result;
    const shouldRollOver = workflowInfo().continueAsNewSuggested || Date.now() >= begunMs + ROLL_OVER_MS;
    if (shouldRollOver && desk.isIdle && allHandlersFinished()) {
      await continueAsNew<typeof registerLinkedDomains>({
        schemaVersion: 1,
        ...(group.hasPending ? { request: input.request } : {}),
        state: group.snapshot(),
      });
    }
    const seen = desk.changes;
    // Its deadline is the timer of the readings, which goes on beside it: a timer for each wait would cost two events each.
    await condition(() => desk.changes !== seen || (stop.asked && group.stopAskedBy === undefined));
  }
}

function checkStop(request: StopLinkedDomains): void {
  const by: unknown = (request as StopLinkedDomains | undefined)?.by;
  if (typeof by === 'string' && OPAQUE_ID.test(by)) return;
  throw ApplicationFailure.nonRetryable(
    'by must say who asks: an opaque id of 1 to 64 letters, digits, dots, underscores, hyphens or at signs.',
    failureTypes.InvalidInput,
  );
}

function resultOrFailure(result: LinkedDomainsResult): LinkedDomainsResult {
  const { state, sentence } = groupEndOf(result);
  if (state !== 'failed') return result;
  throw ApplicationFailure.create({
    message: sentence,
    type: result.outcome === 'partial' ? failureTypes.LinkedDomainsPartial : failureTypes.LinkedDomainsFailed,
    nonRetryable: true,
    details: [result],
  });
}
