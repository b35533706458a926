import type { Change } from '../../domain/change.js';
import type { NameTruth } from '../../domain/name-truth.js';
import { type ChangeContext, makeChange } from './change.js';
import type { CommonRequest } from './input.js';
import type { CourseEnd } from './order-course.js';

type Behaviour = Extract<Change, { kind: 'at_expiry' }>['behaviour'];

/** Sets what the registrar does at expiry: a free change, settled like any other. Leaves `context.change` at it. */
export function atExpiryBecomes(
  context: ChangeContext<CommonRequest>,
  behaviour: Behaviour,
  options: { readonly isOwed?: boolean } = {},
): Promise<CourseEnd<NameTruth>> {
  context.change = { kind: 'at_expiry', behaviour };
  context.note(`At expiry the registrar shall ${WORDS[behaviour]}: that is set now.`);
  return makeChange(context, options);
}

const WORDS = {
  renew: 'renew by itself',
  lapse: 'let the name go',
  notify: 'neither renew nor delete by itself',
} as const satisfies Record<Behaviour, string>;
