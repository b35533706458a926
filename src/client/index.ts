// `import { Tenure } from 'tenure'`: all that a backend needs.
export { Tenure } from './tenure.js';
export type { ConnectOptions, SessionParts } from './connect.js';
export type { RegistrationOrder } from './registration-order.js';
export { parseRegistrationOrder } from './registration-order.js';
export type {
  CancellationOrder,
  ContactsOrder,
  LockOrder,
  NameserversOrder,
  OrderIds,
  PrivacyOrder,
  RenewalOrder,
  RestoreOrder,
  TransferOrder,
} from './operation-order.js';
export { parseOrder } from './operation-order.js';
export type { LinkedDomainsHandle } from './linked-handle.js';
export type { LinkedOrder } from './linked-order.js';
export { parseLinkedOrder } from './linked-order.js';
export type { OperationHandle, ProcessOrderRequest, ResultOptions } from './operation-handle.js';
export type { Acting, Completion, ManualStepHandle, Rejection, Return, SeenStep } from './manual-step-handle.js';
export type { TransferHandle } from './transfer-handle.js';
export type { OperationStatus } from './operation-status.js';
export type { ListOptions, OperationList, OperationSummary } from './operation-list.js';
export type { OperationFilter } from './visibility-query.js';
export type { Catalog, CatalogChangeOptions, CatalogChanged } from './catalog.js';
export type { DomainHandle, RenewalIntentSet } from './domain-handle.js';
export type { LookUpOptions } from './look-up.js';
export { newSealKey, openSealedKey } from './sealed-key.js';
export type { SealKey } from './sealed-key.js';
export type { TransferKeyAnswer, TransferKeyOrder, TransferKeyRetrieval } from './transfer-key.js';
export type { RegistrarHandle } from './registrar-handle.js';
export {
  TenureConflictError,
  TenureEndedAbnormallyError,
  TenureError,
  TenureInputError,
  TenureNotFoundError,
  TenureRefusedError,
  TenureTimeoutError,
  TenureUnavailableError,
  TenureUndecodableError,
} from './errors.js';
export type { TenureErrorCode } from './errors.js';
export { KeyRingError, fixedKeyRing, parseKeyRing } from '../payload/key-ring.js';
export type { KeyRing } from '../payload/key-ring.js';
export type { Contact, ContactRole, ContactSet } from '../domain/contact.js';
export type { EndedMember, GroupMember } from '../domain/linked/group-member.js';
export type { GroupOutcome, LinkedDomainsResult, LinkedDomainsView, StopAnswer } from '../domain/linked/group-view.js';
export type { LinkedDomainsRequest } from '../domain/linked/linked-request.js';
export type { DomainView } from '../domain/domain-life.js';
export type {
  Charge,
  OperationResult,
  OperationState,
  OperationType,
  TimelineEntry,
  WaitingFor,
  WaitingKind,
} from '../domain/operation.js';
export type { ManualStepKind } from '../domain/manual-step/spec.js';
export type { ManualStepState, ManualStepView } from '../domain/manual-step/view.js';
export type { MoneyDecision, RejectionReason } from '../domain/manual-step/outcome.js';
export type { Problem } from '../domain/problem.js';
export type { NameAvailability } from '../domain/registrar/name-look-up.js';
export type { Found, RegistrarCheck } from '../domain/registrar/registrar-check.js';
export type { EventCounts, RegistrarView } from '../domain/registrar/registrar-life.js';
export type { RegisteredResult, RegistrationResult } from '../domain/registration-result.js';
export type { NameLifeView } from '../domain/life/name-view.js';
export type { RenewalIntentRequest } from '../domain/life/renewal-intent-request.js';
export type { CancelAnswer, ImportAnswer, ImportRequest } from '../workflows/messages.js';
export type { OperationRequest } from '../domain/operation-request.js';
export type { ChangedRecord } from '../domain/catalog/catalog-answer.js';
export type { CatalogChange, CatalogKind, RecordFields } from '../domain/catalog/catalog-change.js';
export type { CatalogDocument } from '../domain/catalog/catalog-document.js';
export type { CatalogHistoryEntry, FieldChange } from '../domain/catalog/catalog-history.js';
export type { CatalogRecord, CatalogView } from '../domain/catalog/catalog-view.js';
