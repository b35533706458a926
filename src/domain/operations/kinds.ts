// Every operation in one table: what it takes, what its TLD and connector add, and how people call it. A new operation is a
// line here, a line in `modeOf`, a workflow and a test.
import type { OperationType } from '../operation.js';
import type { Parsed, Problem } from '../problem.js';
import { type RegistrationRequest, parseRegistrationRequest } from '../registration-request.js';
import { registrationProblems } from '../registration-rules.js';
import type { PinnedSettings } from '../settings.js';
import { type TransferRequest, parseTransferRequest } from '../transfer-request.js';
import { transferProblems } from '../transfer-rules.js';
import { type CancellationRequest, cancellationProblems, parseCancellationRequest } from './cancel-domain.js';
import { type RenewalRequest, parseRenewalRequest, renewalProblems } from './renew-domain.js';
import { type RestoreRequest, parseRestoreRequest } from './restore-domain.js';
import { type TransferKeyRequest, parseTransferKeyRequest, transferKeyProblems } from './retrieve-transfer-key.js';
import { type LockRequest, lockProblems, parseLockRequest } from './set-registrar-lock.js';
import { type PrivacyRequest, parsePrivacyRequest, privacyProblems } from './set-whois-privacy.js';
import { type ContactsRequest, contactsProblems, parseContactsRequest } from './update-contacts.js';
import { type NameserversRequest, parseNameserversRequest } from './update-nameservers.js';

/** What each operation is asked with. */
export interface RequestOf {
  readonly registerDomain: RegistrationRequest;
  readonly transferDomain: TransferRequest;
  readonly renewDomain: RenewalRequest;
  readonly restoreDomain: RestoreRequest;
  readonly cancelDomain: CancellationRequest;
  readonly setRegistrarLock: LockRequest;
  readonly setWhoisPrivacy: PrivacyRequest;
  readonly updateNameservers: NameserversRequest;
  readonly updateContacts: ContactsRequest;
  readonly retrieveTransferKey: TransferKeyRequest;
}

export type AnyRequest = RequestOf[OperationType];

interface OperationKind<Request> {
  /** The shape, whatever the TLD: checked in the client and again in the workflow. */
  readonly parse: (input: unknown) => Parsed<Request>;
  /** What TLD policy and connector add, before any call. */
  readonly problems: (request: Request, settings: PinnedSettings) => readonly Problem[];
  /** Completes "… example.com": the workflow's summary in the Temporal UI. */
  readonly verb: string;
}

const none = (): readonly Problem[] => [];

export const operationKinds: { readonly [T in OperationType]: OperationKind<RequestOf[T]> } = {
  registerDomain: {
    parse: parseRegistrationRequest,
    problems: (request, { policy, connector }) => registrationProblems(request, policy, connector.flags),
    verb: 'Register',
  },
  transferDomain: { parse: parseTransferRequest, problems: transferProblems, verb: 'Transfer in' },
  renewDomain: { parse: parseRenewalRequest, problems: renewalProblems, verb: 'Renew' },
  restoreDomain: { parse: parseRestoreRequest, problems: none, verb: 'Restore' },
  cancelDomain: { parse: parseCancellationRequest, problems: cancellationProblems, verb: 'Give up' },
  setRegistrarLock: { parse: parseLockRequest, problems: lockProblems, verb: 'Lock or unlock' },
  setWhoisPrivacy: { parse: parsePrivacyRequest, problems: privacyProblems, verb: 'Set WHOIS privacy of' },
  updateNameservers: { parse: parseNameserversRequest, problems: none, verb: 'Set name servers of' },
  updateContacts: { parse: parseContactsRequest, problems: contactsProblems, verb: 'Change contacts of' },
  retrieveTransferKey: {
    parse: parseTransferKeyRequest,
    problems: transferKeyProblems,
    verb: 'Get the transfer key of',
  },
};

/** One operation with what it is asked with; the two belong together. */
export type RequestedOperation = {
  readonly [T in OperationType]: { readonly type: T; readonly request: RequestOf[T] };
}[OperationType];

/** The request of an operation of this type, checked for shape. */
export function parseOperation(type: OperationType, input: unknown): Parsed<RequestedOperation> {
  const parsed = operationKinds[type].parse(input);
  // The table pairs each type with its own parser; TypeScript cannot follow a union through an index.
  return parsed.kind === 'invalid'
    ? parsed
    : { kind: 'valid', value: { type, request: parsed.value } as RequestedOperation };
}

/** What TLD policy and connector say against it. */
export function operationProblems({ type, request }: RequestedOperation, settings: PinnedSettings): readonly Problem[] {
  return (operationKinds[type].problems as OperationKind<AnyRequest>['problems'])(request, settings);
}
