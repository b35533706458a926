// Wires activities to what they depend on. Tests pass real clients of a simulator; nothing here knows the difference.
import { activityInfo } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type {
  CatalogActivities,
  DocumentActivities,
  CredentialActivities,
  LifeQuestion,
  MemberActivities,
  OperationActivities,
  RegistrarActivities,
  RegistrarSupport,
  SettingsActivities,
} from './contract.js';
import { instantFrom } from '../domain/instant.js';
import type { EventsPace } from '../domain/registrar/events-pace.js';
import type { Settings } from '../domain/settings-catalog.js';
import { makeAckEvents } from './ack-events.js';
import { makeCheckRegistrar } from './check-registrar.js';
import { makeDrawUpDocument } from './draw-up-document.js';
import { makeHandHints } from './hand-hints.js';
import { makeListNames } from './list-names.js';
import { makeLookUpNames } from './look-up-names.js';
import { makeJudgeConnectors } from './judge-connectors.js';
import {
  type SettingsFreshness,
  makePinSettings,
  makePinSettingsPatiently,
  makePinSettingsQuickly,
} from './pin-settings.js';
import {
  lifeStampOf,
  makeReadLifeSettings,
  makeReadLifeSettingsPatiently,
  makeReadLifeSettingsQuickly,
} from './read-life-settings.js';
import { makePollEvents } from './poll-events.js';
import type { ProfileKeys } from './profile-credentials.js';
import { makeLookAtEvidence } from './look-at-evidence.js';
import { makeMailTransferKey } from './mail-transfer-key.js';
import { makeReadUnknownHosts } from './read-hosts.js';
import { makeReadSealedKey } from './read-sealed-key.js';
import { makeReadTradeOffer } from './read-trade-offer.js';
import { makeReadVerification } from './read-verification.js';
import { makeReadChange, makeWatchChange } from './read-change.js';
import { makeReadName } from './read-name.js';
import { makeReadOpenOrders } from './read-open-orders.js';
import { makeReadOffer } from './read-offer.js';
import { makeReadQuote } from './read-quote.js';
import { makeReadOperationEnd } from './read-operation-end.js';
import { makeReadRegistration } from './read-registration.js';
import { makeReadTransfer } from './read-transfer.js';
import { makeReadTransferOffer } from './read-transfer-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { makeCancelMember, makeReadMemberEnds, makeRequestMember } from './request-member.js';
import { makeRouteNames } from './route-names.js';
import { makeSendChange } from './send-change.js';
import { makeSendOrderAction } from './send-order-action.js';
import { makeSendRegistration } from './send-registration.js';
import { makeSendTransfer } from './send-transfer.js';
import { makeSendTransferAct } from './send-transfer-act.js';
import { withHeartbeats } from './with-heartbeats.js';
import type { WriteLease } from './write-lease.js';
import { makeReadNameNow, makeWatchName } from './watch-name.js';
import { makeWatchTransfer } from './watch-transfer.js';
import { makeWatchTransferAway } from './watch-transfer-away.js';
import { makeWriteCatalogAudit } from './write-catalog-audit.js';
import { makeWatchFunds, makeWatchRegistration, makeWatchSendable } from './watches.js';

export interface RegistrarDependencies {
  readonly directory: RegistrarDirectory;
  readonly profileKeys: ProfileKeys;
  /** The cancellation signal of the running activity. */
  readonly signal: () => AbortSignal;
  /** Whether the running write may still send. */
  readonly lease: WriteLease;
  readonly eventsPace: () => EventsPace;
  readonly settings: () => Settings;
}

export function createRegistrarActivities({
  directory,
  profileKeys,
  signal,
  lease,
  eventsPace,
  settings,
}: RegistrarDependencies): RegistrarActivities & CredentialActivities {
  const readRegistration = makeReadRegistration(directory, signal);
  const readName = makeReadName(directory, signal);
  const readChange = makeReadChange(directory, signal);
  const readTransfer = makeReadTransfer(directory, signal);
  const stampNow = (question: LifeQuestion) => lifeStampOf(settings(), question, instantFrom(Date.now()));
  return {
    readName: beating(readName),
    readNameNow: beating(makeReadNameNow(readName, directory, signal)),
    watchName: beating(makeWatchName(readName, directory, signal, stampNow)),
    watchTransferAway: beating(makeWatchTransferAway(readName)),
    lookAtEvidence: beating(makeLookAtEvidence(directory, signal)),
    readOpenOrders: beating(makeReadOpenOrders(directory, signal)),
    readQuote: beating(makeReadQuote(directory, signal)),
    sendChange: makeSendChange(directory, signal, lease),
    readUnknownHosts: beating(makeReadUnknownHosts(directory, signal)),
    readTradeOffer: beating(makeReadTradeOffer(directory, signal)),
    readVerification: beating(makeReadVerification(directory, signal)),
    readSealedKey: beating(makeReadSealedKey(directory, signal)),
    mailTransferKey: makeMailTransferKey(directory, signal, lease),
    readChange: beating(readChange),
    watchChange: beating(makeWatchChange(readChange)),
    readOffer: beating(makeReadOffer(directory, signal)),
    sendRegistration: makeSendRegistration(directory, profileKeys, signal, lease),
    readRegistration: beating(readRegistration),
    watchRegistration: beating(makeWatchRegistration(readRegistration)),
    sendOrderAction: makeSendOrderAction(directory, signal, lease),
    readTransferOffer: beating(makeReadTransferOffer(directory, signal)),
    sendTransfer: makeSendTransfer(directory, profileKeys, signal, lease),
    sendTransferAct: makeSendTransferAct(directory, signal, lease),
    readTransfer: beating(readTransfer),
    watchTransfer: beating(makeWatchTransfer(readTransfer, () => activityInfo().attempt)),
    watchFunds: beating(makeWatchFunds(directory, signal)),
    watchSendable: beating(makeWatchSendable(directory, signal)),
    pollEvents: beating(makePollEvents(directory, signal, eventsPace)),
    ackEvents: beating(makeAckEvents(directory, signal)),
    checkRegistrar: beating(makeCheckRegistrar(directory, signal)),
    lookUpNames: beating(makeLookUpNames(directory, signal)),
    listNames: beating(makeListNames(directory, signal)),
  };
}

/** Reads heartbeat too (writes do so by themselves): a killed worker is noticed in 10 s instead of 45. */
function beating<Input, Output>(read: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  return (input) => withHeartbeats(() => read(input));
}

export interface WorkflowQueueDependencies {
  readonly settings: () => Settings;
  readonly profileKeyVersion: () => Promise<string>;
  readonly client: () => Client;
  /** As backends have it: it takes no answer of a workflow that has ended. */
  readonly backendClient: () => Client;
  readonly freshness: SettingsFreshness;
  /** Where history goes that workflows no longer hold; absent: it waits in them. */
  readonly auditDir?: string;
}

export function createWorkflowQueueActivities(
  dependencies: WorkflowQueueDependencies,
): SettingsActivities &
  OperationActivities &
  MemberActivities &
  RegistrarSupport &
  CatalogActivities &
  DocumentActivities {
  const pin = makePinSettings(dependencies.settings, dependencies.profileKeyVersion);
  const readLife = makeReadLifeSettings(dependencies.settings);
  const pinSettingsPatiently = makePinSettingsPatiently(dependencies.freshness, pin);
  return {
    pinSettings: makePinSettingsQuickly(dependencies.freshness, pin),
    pinSettingsPatiently,
    drawUpDocument: makeDrawUpDocument(),
    judgeConnectors: makeJudgeConnectors(),
    writeCatalogAudit: makeWriteCatalogAudit(dependencies.auditDir),
    readLifeSettings: makeReadLifeSettingsQuickly(dependencies.freshness, readLife),
    readLifeSettingsPatiently: makeReadLifeSettingsPatiently(dependencies.freshness, readLife),
    readOperationEnd: makeReadOperationEnd(dependencies.client),
    requestMember: makeRequestMember(dependencies.backendClient),
    cancelMember: makeCancelMember(dependencies.backendClient),
    readMemberEnds: makeReadMemberEnds(dependencies.backendClient),
    handHints: makeHandHints(dependencies.client),
    routeNames: makeRouteNames(pinSettingsPatiently),
  };
}
