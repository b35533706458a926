// What a change answers: 200, 220 when all was as asked, 250 when the registry is asynchronous; `details` per domain (reference 3.12).
import type { Behaviours } from '../faults/behaviours.js';
import { success, type Reply } from '../wire/reply.js';
import { queueChange, type ChangeRequest, type Changing } from './queued-changes.js';

const CHANGED = 'Modification successful';
const UNCHANGED = 'No changes are necessary, the state is already as requested';
export const SUBMITTED = 'Action submitted successfully for processing to asynchronous registry.';

/** Runs the change unless a fault says that it fails for this one domain inside an outer success, or that it waits. */
export function changeReply(request: ChangeRequest, behaviours: Behaviours, change: Changing): Reply {
  const { world, domain, at } = request;
  const refused = behaviours.detailFailure;
  if (refused !== undefined) {
    return success('Command completed successfully', {
      details: { [domain.name]: detail(false, refused.code, refused.text) },
    });
  }
  const quiet = behaviours.acceptedOnly;
  const later = quiet === undefined ? behaviours.asynchronous : ({ ...quiet, reason: 'general' } as const);
  const asked = quiet === undefined ? request : { ...request, isQuiet: true };
  const result = later === undefined ? change(world, domain, at) : queueChange(asked, later, change);
  if (result === 'changed') {
    domain.updatedAt = at;
    return success(CHANGED, { details: { [domain.name]: detail(true, 200, CHANGED) } });
  }
  if (result === 'unchanged')
    return success(UNCHANGED, { details: { [domain.name]: detail(true, 220, UNCHANGED) } }, 220);
  if ('isSuccess' in result) return result;
  if (!result.isVisible) return success(CHANGED, { details: { [domain.name]: detail(true, 200, CHANGED) } });
  const queued = { queue_request_id: result.id, async_reason: result.asyncReason };
  return success(SUBMITTED, { ...queued, details: { [domain.name]: detail(true, 250, SUBMITTED) } }, 250);
}

function detail(
  isSuccess: boolean,
  code: number,
  text: string,
): { readonly is_success: string; readonly response_code: number; readonly response_text: string } {
  return { is_success: isSuccess ? '1' : '0', response_code: code, response_text: text };
}
