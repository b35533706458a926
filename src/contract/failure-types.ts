// Failure types: a public contract. Workflows branch on them, operators search for them, and they are never encrypted.
// docs/reference/errors.md has a row for each; test/documents.test.ts keeps the two equal.

export const failureTypes = {
  /** No connection, no usable answer, or an answer without a known meaning, on a read. Retried. */
  RegistrarUnavailable: 'RegistrarUnavailable',
  /** Too many commands or connections. Retried later. */
  RegistrarRateLimited: 'RegistrarRateLimited',
  /** Wrong credentials, or this address is not allowed. A person must look; retried slowly, so that work goes on after the correction. */
  RegistrarAuth: 'RegistrarAuth',
  /** A polling result "still the same". Retried, and no sign of trouble. */
  NotYet: 'NotYet',
  /** The registrar record, its key or the settings file is missing or wrong on this worker. Retried slowly. */
  WorkerConfiguration: 'WorkerConfiguration',
  /** A request that names a field; refused before any call. */
  InvalidInput: 'InvalidInput',
  /** An update that cannot be done in the present state. */
  Refused: 'Refused',
  /** A completion without what proves it: order id, believable expiry date, note. */
  ManualEvidenceInvalid: 'ManualEvidenceInvalid',
  /** A rejection without reason code, money decision or note. */
  ManualRejectionInvalid: 'ManualRejectionInvalid',
  /** The step has changed, has ended, is taken by somebody else, or the message does not fit what it waits for. */
  ManualStepConflict: 'ManualStepConflict',
  /** A rule of the step forbids it, whoever asks. */
  ManualStepRefused: 'ManualStepRefused',
  /** Somebody else has to agree, or somebody who has signed in. */
  SecondPersonNeeded: 'SecondPersonNeeded',
  /** Endings of a registration, as the failure of its workflow. */
  /** Endings of operations, as the failure of their workflows. */
  DomainUnavailable: 'DomainUnavailable',
  PremiumName: 'PremiumName',
  RegistrarRefused: 'RegistrarRefused',
  OrderDeclined: 'OrderDeclined',
  InsufficientFunds: 'InsufficientFunds',
  NotSent: 'NotSent',
  OrderExpired: 'OrderExpired',
  /** Endings of a group of linked orders, as the failure of its workflow. */
  LinkedDomainsPartial: 'LinkedDomainsPartial',
  LinkedDomainsFailed: 'LinkedDomainsFailed',
  NotHeld: 'NotHeld',
  NotAllowed: 'NotAllowed',
  NotTransferable: 'NotTransferable',
  TransferRefused: 'TransferRefused',
  TooExpensive: 'TooExpensive',
  DoneElsewhere: 'DoneElsewhere',
  HostsUnknown: 'HostsUnknown',
  SendingUnknown: 'SendingUnknown',
  StepRejected: 'StepRejected',
} as const;
