// What a change answers: 200, or 220 when all was as asked, with `details` per domain (reference 3.12).
import type { Behaviours } from '../faults/behaviours.js';
import type { Domain } from '../state/model.js';
import { success, type Reply } from '../wire/reply.js';
import type { Change } from './changes.js';

const CHANGED = 'Modification successful';
const UNCHANGED = 'No changes are necessary, the state is already as requested';

/** Runs the change unless a fault says that it fails for this one domain inside an outer success. */
export function changeReply(domain: Domain, at: number, behaviours: Behaviours, change: () => Change): Reply {
  const refused = behaviours.detailFailure;
  if (refused !== undefined) {
    return success('Command completed successfully', {
      details: { [domain.name]: detail(false, refused.code, refused.text) },
    });
  }
  const result = change();
  switch (result) {
    case 'changed':
      domain.updatedAt = at;
      return success(CHANGED, { details: { [domain.name]: detail(true, 200, CHANGED) } });
    case 'unchanged':
      return success(UNCHANGED, { details: { [domain.name]: detail(true, 220, UNCHANGED) } }, 220);
    default:
      return result;
  }
}

function detail(
  isSuccess: boolean,
  code: number,
  text: string,
): { readonly is_success: string; readonly response_code: number; readonly response_text: string } {
  return { is_success: isSuccess ? '1' : '0', response_code: code, response_text: text };
}
