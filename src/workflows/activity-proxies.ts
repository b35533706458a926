// One place where activities get their queue, time-outs and retries. A proxy without its queue would run on the workflow
// queue and slip past the credential's rate limit.
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  DocumentActivities,
  MemberActivities,
  OperationActivities,
  RegistrarActivities,
  SettingsActivities,
  SettingsAnswer,
  LifeAnswer,
  LifeQuestion,
  SettingsQuestion,
} from '../activities/contract.js';
import { failureTypes } from '../contract/failure-types.js';
import { priorities, registrarQueue } from '../contract/queues.js';
import type { Pace } from '../domain/pace.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';

export type Reads = Pick<
  RegistrarActivities,
  | 'readOffer'
  | 'readRegistration'
  | 'readName'
  | 'readNameNow'
  | 'readChange'
  | 'readQuote'
  | 'readOpenOrders'
  | 'lookAtEvidence'
  | 'readTransferOffer'
  | 'readTransfer'
  | 'readUnknownHosts'
  | 'readTradeOffer'
  | 'readVerification'
  | 'readSealedKey'
>;
export type Writes = Pick<
  RegistrarActivities,
  'sendRegistration' | 'sendOrderAction' | 'sendChange' | 'sendTransfer' | 'sendTransferAct' | 'mailTransferKey'
>;
export type Watches = Pick<
  RegistrarActivities,
  'watchRegistration' | 'watchChange' | 'watchTransfer' | 'watchTransferAway' | 'watchFunds' | 'watchSendable'
>;

/** Measured: below 10 s a dead worker is not noticed sooner where one process serves both queues, and a busy one is suspected. */
const HEARTBEAT = '10s';

/** Faults that repeating the read cannot mend. */
const HOPELESS = [failureTypes.InvalidInput];

/**
 * Reads for as long as it takes: a read that fails is repeated by the server, which writes no history.
 * One attempt ends after 45 s, longer than the 30 s that the XCP client gives a read.
 */
export function readsOf(address: RegistrarAddress, patienceMs: number): Reads {
  return proxyActivities<RegistrarActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: patienceMs,
    retry: {
      initialInterval: '1s',
      backoffCoefficient: 2,
      maximumInterval: '2 minutes',
      nonRetryableErrorTypes: [...HOPELESS],
    },
    priority: { priorityKey: priorities.read },
  });
}

/** A first look that gives up soon, so that the state can say `blocked` while a patient read goes on. */
export function quickReadsOf(address: RegistrarAddress): Reads {
  return proxyActivities<RegistrarActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '2 minutes',
    retry: { initialInterval: '1s', maximumAttempts: 3, nonRetryableErrorTypes: [...HOPELESS] },
    priority: { priorityKey: priorities.read },
  });
}

/**
 * Once: a second attempt is decided by `nextAfterWrite`, never by a retry policy. 120 s around the 90 s that the client gives
 * an order; 10 s of heartbeat time-out cost nothing more than the sticky queue's own, and forgive a blocked event loop.
 * A write that no worker picked up in time is known not to have been sent.
 */
export function writesOf(address: RegistrarAddress, pace: Pace): Writes {
  return proxyActivities<RegistrarActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '120s',
    scheduleToStartTimeout: pace.writePickupMs,
    heartbeatTimeout: HEARTBEAT,
    retry: { maximumAttempts: 1 },
    priority: { priorityKey: priorities.write },
  });
}

/** Longer than any pause that a read which failed asks for: see registrar-failure.ts. */
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Polls at a steady interval until something changes; each retry is free of history. Whoever waits for it has a timer for its
 * deadline and cancels the poll then: the activity itself is given longer, because the server gives one up as soon as its next
 * attempt would come after its end, and the last interval before the deadline would pass unwatched.
 */
export function watchesOf(address: RegistrarAddress, intervalMs: number, patienceMs: number): Watches {
  return proxyActivities<RegistrarActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: Math.max(1_000, patienceMs) + intervalMs + LONGEST_PAUSE_MS,
    retry: { initialInterval: intervalMs, backoffCoefficient: 1 },
    priority: { priorityKey: priorities.poll },
  });
}

/** The slow look at a name: one activity for as long as a run of its life lasts, so that weeks of looking write no history. */
export function nameWatchOf(address: RegistrarAddress, everyMs: number): Pick<RegistrarActivities, 'watchName'> {
  return proxyActivities<RegistrarActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '45s',
    heartbeatTimeout: HEARTBEAT,
    scheduleToCloseTimeout: '400 days',
    retry: { initialInterval: everyMs, backoffCoefficient: 1 },
    priority: { priorityKey: priorities.poll },
  });
}

/** From the worker's memory: fast, without effect, safe to run twice. */
const { pinSettings: pinSettingsQuickly, readLifeSettings: readLifeSettingsQuickly } =
  proxyLocalActivities<SettingsActivities>({
    startToCloseTimeout: '10s',
    retry: { initialInterval: '200ms', maximumAttempts: 3 },
  });

const { pinSettingsPatiently, readLifeSettingsPatiently } = proxyActivities<SettingsActivities>({
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '1 minute',
  retry: { initialInterval: '1s', maximumInterval: '10s' },
});

/** Only what has just changed in the catalog costs more than one event of history. */
export async function pinSettings(question: SettingsQuestion): Promise<SettingsAnswer> {
  const quick = await pinSettingsQuickly(question);
  return quick.kind === 'not_read' ? pinSettingsPatiently(question) : quick;
}

export async function readLifeSettings(question: LifeQuestion): Promise<LifeAnswer> {
  const quick = await readLifeSettingsQuickly(question);
  return quick.kind === 'not_read' ? readLifeSettingsPatiently(question) : quick;
}

export const { drawUpDocument } = proxyActivities<DocumentActivities>({
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1s' },
});

export const { readOperationEnd } = proxyActivities<OperationActivities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});

/** Through the Temporal client: for as long as it takes, because whether an unanswered request arrived is not known. */
export const { requestMember, cancelMember } = proxyActivities<MemberActivities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '30 days',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});

/** One reading for all members of a group; begun again at the next deadline when it fails. */
export const { readMemberEnds } = proxyActivities<MemberActivities>({
  startToCloseTimeout: '5 minutes',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});
