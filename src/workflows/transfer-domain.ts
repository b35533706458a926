// Transfers one name in: agree, order once, chase those who have to agree, make it as it was asked for. The wiring.
import type { TransferRequest } from '../domain/transfer-request.js';
import type { TransferResult } from '../domain/transfer-result.js';
import { mustBeIntact } from './intact-input.js';
import type { OperationInput } from './operation/input.js';
import { runOperation } from './operation/run-operation.js';
import { transferCourse } from './transfer/course.js';

export type TransferDomainInput = OperationInput<TransferRequest>;

export function transferDomain(input: TransferDomainInput): Promise<TransferResult> {
  mustBeIntact(input, 'transferDomain');
  // Taken out at once: what the operation keeps, shows and hands on has no code in it.
  const { authCode, ...request } = input.request;
  return runOperation('transferDomain', { ...input, request }, (parts) => transferCourse(parts, authCode));
}
