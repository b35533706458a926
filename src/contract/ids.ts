// Workflow ids. Public: kept for years. No slashes (the server's HTTP API answers 404 to them), under 255 bytes in all.
import { type ALabel, isALabel } from '../domain/domain-name.js';
import type { OperationType } from '../domain/operation.js';
import { type Parsed, invalid, valid } from '../domain/problem.js';

/** One of our tenants, or one of its registrar records. */
const SHORT_NAME = /^[a-z0-9-]{1,20}$/;

export function parseAccount(input: unknown, field = 'account'): Parsed<string> {
  return typeof input === 'string' && SHORT_NAME.test(input)
    ? valid(input)
    : invalid(field, `${field} must be 1 to 20 lower-case letters, digits or hyphens.`);
}

export function domainWorkflowId(account: string, domain: ALabel | string): string {
  return `domain:${account}:${domain}`;
}

export function operationWorkflowId(
  type: OperationType,
  account: string,
  domain: ALabel | string,
  requestId: string,
): string {
  return `${type}:${account}:${domain}:${requestId}`;
}

/** Of a group of linked orders: `registerLinkedDomains`. */
export function linkedWorkflowId(account: string, requestId: string): string {
  return `linked:${account}:${requestId}`;
}

/** The parts of `linked:{account}:{requestId}`; undefined for any other id. */
export function linkedOfWorkflowId(
  workflowId: string,
): { readonly account: string; readonly requestId: string } | undefined {
  const [kind, account = '', requestId = '', ...rest] = workflowId.split(':');
  return kind === 'linked' && rest.length === 0 && SHORT_NAME.test(account) && /^[A-Za-z0-9._-]{1,60}$/.test(requestId)
    ? { account, requestId }
    : undefined;
}

/** The parts of `domain:{account}:{name}`; undefined for any other id. */
export function domainOfWorkflowId(
  workflowId: string,
): { readonly account: string; readonly name: ALabel } | undefined {
  const [kind, account = '', name = '', ...rest] = workflowId.split(':');
  return kind === 'domain' && rest.length === 0 && SHORT_NAME.test(account) && isALabel(name)
    ? { account, name }
    : undefined;
}

export function registrarWorkflowId(account: string, registrar: string): string {
  return `registrar:${account}.${registrar}`;
}

/** The parts of `registrar:{account}.{registrar}`; undefined for any other id. */
export function registrarOfWorkflowId(
  workflowId: string,
): { readonly account: string; readonly name: string } | undefined {
  const [kind, credential = '', ...rest] = workflowId.split(':');
  const [account = '', name = '', ...more] = credential.split('.');
  return kind === 'registrar' &&
    rest.length === 0 &&
    more.length === 0 &&
    SHORT_NAME.test(account) &&
    SHORT_NAME.test(name)
    ? { account, name }
    : undefined;
}

export function catalogWorkflowId(account: string): string {
  return `catalog:${account}`;
}

/** The account of `catalog:{account}`; undefined for any other id. */
export function accountOfCatalogId(workflowId: string): string | undefined {
  const [kind, account = '', ...rest] = workflowId.split(':');
  return kind === 'catalog' && rest.length === 0 && SHORT_NAME.test(account) ? account : undefined;
}
