// Workflow ids. Public: kept for years. No slashes (the server's HTTP API answers 404 to them), under 255 bytes in all.
import type { ALabel } from '../domain/domain-name.js';
import type { OperationType } from '../domain/operation.js';
import { type Parsed, invalid, valid } from '../domain/problem.js';

/** One of our tenants, or one of its registrar records. */
const SHORT_NAME = /^[a-z0-9-]{1,20}$/;
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;
const REFERENCE_MAX = 64;

export function parseAccount(input: unknown, field = 'account'): Parsed<string> {
  return typeof input === 'string' && SHORT_NAME.test(input)
    ? valid(input)
    : invalid(field, `${field} must be 1 to 20 lower-case letters, digits or hyphens.`);
}

export function parseRequestId(input: unknown): Parsed<string> {
  return typeof input === 'string' && REQUEST_ID.test(input)
    ? valid(input)
    : invalid('requestId', 'requestId must be 1 to 64 letters, digits, dots, underscores or hyphens.');
}

export function parseReference(input: unknown): Parsed<string | undefined> {
  if (input === undefined || input === null) return valid(undefined);
  return typeof input === 'string' && input.length >= 1 && input.length <= REFERENCE_MAX && /^[\x20-\x7e]+$/.test(input)
    ? valid(input)
    : invalid('reference', `reference must be 1 to ${REFERENCE_MAX} printable ASCII characters.`);
}

export function domainWorkflowId(account: string, domain: ALabel | string): string {
  return `domain:${account}:${domain}`;
}

export function operationWorkflowId(type: OperationType, account: string, domain: ALabel | string, requestId: string): string {
  return `${type}:${account}:${domain}:${requestId}`;
}
