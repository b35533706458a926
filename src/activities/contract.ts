// What workflows may ask of activities. Types only: workflows import nothing else from this folder.
import type { ChangeIntent, ChangeQuestion, ChangeWatch } from '../domain/change.js';
import type { Drawing } from './draw-up-document.js';
import type { LifeSettings } from '../domain/life/name-state.js';
import type { NameQuestion, NameReading, NameTruth, NameWatch } from '../domain/name-truth.js';
import type { AccountProblem } from '../domain/catalog/account-problems.js';
import type { CatalogHistoryEntry } from '../domain/catalog/catalog-history.js';
import type { Connector } from '../domain/connector.js';
import type { Instant } from '../domain/instant.js';
import type { Problem } from '../domain/problem.js';
import type {
  FundsWatch,
  Offer,
  OfferQuestion,
  OrderIntent,
  RegistrarAddress,
  RegistrationIntent,
  RegistrationQuestion,
  RegistrationWatch,
} from '../domain/registration-intent.js';
import type { OpenOrder, OpenOrdersQuestion } from '../domain/open-orders.js';
import type { Quote, QuoteQuestion } from '../domain/quote.js';
import type { RegistrationTruth } from '../domain/registration-truth.js';
import type { OperationRequest } from '../domain/operation-request.js';
import type { OperationType, RequestAnswer } from '../domain/operation.js';
import type { HostsQuestion } from '../domain/operations/hosts-question.js';
import type { KeyMailIntent, KeyQuestion, KeyReading } from '../domain/operations/key-question.js';
import type { TradeOffer, TradeQuestion } from '../domain/operations/trade-question.js';
import type { EvidenceLook, EvidenceQuestion } from '../domain/operations/evidence-look.js';
import type {
  TransferActIntent,
  TransferIntent,
  TransferOfferQuestion,
  TransferQuestion,
  TransferWatch,
} from '../domain/transfer/transfer-intent.js';
import type { TransferOffer, TransferReading } from '../domain/transfer/transfer-standing.js';
import type { VerificationQuestion, VerificationReading } from '../domain/registrant-verification.js';
import type { PinnedSettings } from '../domain/settings.js';
import type { Reading, WriteOutcome } from '../domain/settlement.js';
import type { MemberEnded } from '../domain/linked/member-end.js';
import type { OperationEnded } from '../domain/operation-end.js';
import type { NameAvailability } from '../domain/registrar/name-look-up.js';
import type { NamePage, NamePageQuestion } from '../domain/registrar/name-page.js';
import type { RegistrarCheck } from '../domain/registrar/registrar-check.js';
import type { AddressedHint, RegistrarHint } from '../domain/registrar/registrar-hint.js';
import type { EventsSetting } from '../domain/registrar/registrar-life.js';

/** On the queue of one credential. Reads throw `RegistrarUnavailable` and kin; writes return their outcome. */
export interface RegistrarActivities {
  readOffer(question: OfferQuestion): Promise<Offer>;
  /** Spends money at the registrar. Looks for an order of this operation first and sends nothing when there is one. */
  sendRegistration(intent: RegistrationIntent): Promise<WriteOutcome>;
  readRegistration(question: RegistrationQuestion): Promise<Reading<RegistrationTruth>>;
  /** Throws `NotYet` until the reading changes: retries cost no history. */
  watchRegistration(watch: RegistrationWatch): Promise<Reading<RegistrationTruth>>;
  /** Processing spends money at the registrar; cancelling ends a parked order. */
  sendOrderAction(intent: OrderIntent): Promise<WriteOutcome>;
  /** The name as the registrar has it now. */
  readName(question: NameQuestion): Promise<NameReading>;
  /** The name, looked for among the deleted ones when it is not in the account. */
  readNameNow(question: NameQuestion): Promise<NameReading>;
  /** Throws `NotYet` while the name is as it is known. One attempt reads; the next comes after `everyMs`. */
  watchName(watch: NameWatch): Promise<NameReading>;
  /** Throws `NotYet` while the name is being transferred away. */
  watchTransferAway(question: NameQuestion): Promise<NameReading>;
  /** What a person claims to have done, beside what the registrar shows. */
  lookAtEvidence(question: EvidenceQuestion): Promise<EvidenceLook>;
  /** What a renewal would cost, what is available, and what stands in its way. */
  readQuote(question: QuoteQuestion): Promise<Quote>;
  /** Orders of a name that wait at the registrar and can be cancelled, whoever placed them. */
  readOpenOrders(question: OpenOrdersQuestion): Promise<readonly OpenOrder[]>;
  /** One change of a name in the account; a renewal or a restore spends money at the registrar. */
  sendChange(intent: ChangeIntent): Promise<WriteOutcome>;
  readChange(question: ChangeQuestion): Promise<Reading<NameTruth>>;
  /** Throws `NotYet` until the reading changes. */
  watchChange(watch: ChangeWatch): Promise<Reading<NameTruth>>;
  /** May the name be transferred in, and at what price? */
  readTransferOffer(question: TransferOfferQuestion): Promise<TransferOffer>;
  /** Orders a transfer, which spends money at the registrar when it completes. */
  sendTransfer(intent: TransferIntent): Promise<WriteOutcome>;
  sendTransferAct(intent: TransferActIntent): Promise<WriteOutcome>;
  readTransfer(question: TransferQuestion): Promise<TransferReading>;
  /** Throws `NotYet` until the transfer, or its order, stands elsewhere. */
  watchTransfer(watch: TransferWatch): Promise<TransferReading>;
  /** Those of the hosts that the registry does not know. */
  readUnknownHosts(question: HostsQuestion): Promise<readonly string[]>;
  readTradeOffer(question: TradeQuestion): Promise<TradeOffer>;
  readVerification(question: VerificationQuestion): Promise<VerificationReading>;
  /** The transfer key, sealed to its asker: in clear it never leaves the activity. */
  readSealedKey(question: KeyQuestion): Promise<KeyReading>;
  /** Each call is another mail. */
  mailTransferKey(intent: KeyMailIntent): Promise<WriteOutcome>;
  /** Throws `NotYet` until the available balance covers the price. */
  watchFunds(watch: FundsWatch): Promise<{ readonly available: string }>;
  /** Throws until the registrar answers and writes are on. */
  watchSendable(address: RegistrarAddress): Promise<void>;
}

/** On the workflow queue. */
export interface SettingsActivities {
  /** From what this worker knows. Waits for no workflow, so that it may run inside a workflow task. */
  pinSettings(question: SettingsQuestion): Promise<SettingsAnswer | SettingsNotRead>;
  /** Asks the catalog of the account first. Throws `WorkerConfiguration` when the catalog does not answer. */
  pinSettingsPatiently(question: SettingsQuestion): Promise<SettingsAnswer>;
  /** What the calendar of a name is made from, as it holds now. */
  readLifeSettings(question: LifeQuestion): Promise<LifeAnswer | SettingsNotRead>;
  readLifeSettingsPatiently(question: LifeQuestion): Promise<LifeAnswer>;
}

/** On the workflow queue: makes text, asks nobody. */
export interface DocumentActivities {
  drawUpDocument(drawing: Drawing): Promise<string>;
}

export interface OperationActivities {
  /** How an operation ended that has not reported; undefined while it runs. */
  readOperationEnd(question: { readonly operationId: string }): Promise<OperationEnded | undefined>;
}

/** For groups of linked orders; on the workflow queue, through the Temporal client. */
export interface MemberActivities {
  /** Asks a name for an operation, as the client does. The same request id may be asked again and again. */
  requestMember(question: MemberRequest): Promise<RequestAnswer>;
  /** Takes an operation out of the queue of its name, or asks it to stop. */
  cancelMember(question: MemberToStop): Promise<MemberStop>;
  /** Those of the operations that have ended: for reports that did not come. */
  readMemberEnds(question: MembersToRead): Promise<readonly MemberEnded[]>;
}

export interface MemberRequest {
  readonly account: string;
  readonly request: OperationRequest;
}

export interface MemberToStop {
  readonly account: string;
  readonly operationId: string;
  /** Who asks: an opaque id. */
  readonly by: string;
}

/** `asked`: it says itself how it ends. */
export type MemberStop = { readonly kind: 'asked' } | { readonly kind: 'ended'; readonly end: MemberEnded };

export interface MembersToRead {
  readonly account: string;
  readonly operationIds: readonly string[];
}

export interface SettingsQuestion {
  readonly account: string;
  readonly domain: string;
  readonly type: OperationType;
}

/** `unserved`: no connector of the account serves the name any more. */
export type LifeAnswer = { readonly kind: 'read'; readonly settings: LifeSettings } | { readonly kind: 'unserved' };

export type LifeQuestion = Pick<SettingsQuestion, 'account' | 'domain'>;

export type SettingsAnswer =
  | { readonly kind: 'pinned'; readonly settings: PinnedSettings }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** On the queue of one credential, for its workflow `registrar`. */
export interface CredentialActivities {
  /** Throws `NotYet` while nothing waits: retries cost no history. */
  pollEvents(question: EventsQuestion): Promise<EventsAnswer>;
  /** Safe to run twice. */
  ackEvents(handled: EventsHandled): Promise<void>;
  /** Touches no domain. */
  checkRegistrar(address: RegistrarAddress): Promise<RegistrarCheck>;
  lookUpNames(question: NamesQuestion): Promise<readonly NameAvailability[]>;
  listNames(question: NamePageOfRegistrar): Promise<NamePage>;
}

export interface EventsQuestion extends RegistrarAddress {
  /** What the asker was told last; another setting is an answer too. */
  readonly believed: EventsSetting | 'not_known';
}

export type EventsAnswer =
  /** With the pause after a change, in milliseconds. */
  | { readonly kind: 'setting'; readonly events: EventsSetting; readonly pauseMs: number }
  | { readonly kind: 'events'; readonly hints: readonly RegistrarHint[] };

export interface EventsHandled extends RegistrarAddress {
  readonly eventIds: readonly string[];
}

export interface NamePageOfRegistrar extends RegistrarAddress, NamePageQuestion {}

export interface NamesQuestion extends RegistrarAddress {
  readonly domains: readonly string[];
}

/** On the workflow queue, for `registrar`. */
export interface RegistrarSupport {
  /** How many workflows of names were told. */
  handHints(hints: HintsForNames): Promise<number>;
  routeNames(names: NamesRouted): Promise<readonly NameRoute[]>;
}

export interface HintsForNames {
  readonly account: string;
  readonly hints: readonly AddressedHint[];
}

export interface NamesRouted {
  readonly account: string;
  readonly domains: readonly string[];
}

export type NameRoute =
  | { readonly domain: string; readonly kind: 'served'; readonly registrar: string }
  | { readonly domain: string; readonly kind: 'unserved'; readonly sentence: string };

/** There is something new in the catalog that this worker has not read. */
export interface SettingsNotRead {
  readonly kind: 'not_read';
}

/** On the workflow queue, for the catalog. */
export interface CatalogActivities {
  /** What the TLD policies say against connectors as they would be. */
  judgeConnectors(question: JudgeQuestion): Promise<readonly AccountProblem[]>;
  /** Writes lines to the audit log; one that was written before may be written again, and carries the same name and version. */
  writeCatalogAudit(lines: CatalogAuditLines): Promise<void>;
}

export interface JudgeQuestion {
  readonly connectors: readonly Connector[];
  readonly at: Instant;
}

export interface CatalogAuditLines {
  readonly account: string;
  readonly entries: readonly CatalogHistoryEntry[];
}
