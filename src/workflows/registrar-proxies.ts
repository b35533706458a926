// The activities of `registrar`, with their queues, time-outs and retries.
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { CredentialActivities, RegistrarSupport } from '../activities/contract.js';
import { priorities, registrarQueue } from '../contract/queues.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';

/**
 * One question that waits for weeks: each repeat is the server's, and free of history. How soon it is repeated says the
 * activity; the interval here is for a registrar that does not answer.
 */
export function pollsOf(address: RegistrarAddress, patienceMs: number): Pick<CredentialActivities, 'pollEvents'> {
  return proxyActivities<CredentialActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '45s',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: patienceMs,
    retry: { initialInterval: '1 minute', backoffCoefficient: 1 },
    priority: { priorityKey: priorities.poll },
  });
}

/** A hundred calls at most, one after the other. */
export function acksOf(address: RegistrarAddress): Pick<CredentialActivities, 'ackEvents'> {
  return proxyActivities<CredentialActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    startToCloseTimeout: '5 minutes',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: '1 hour',
    retry: { initialInterval: '5s', maximumInterval: '5 minutes' },
    priority: { priorityKey: priorities.poll },
  });
}

/** For an update: somebody waits for the answer, and asks again rather than being kept waiting. */
export function answersOf(
  address: RegistrarAddress,
): Pick<CredentialActivities, 'checkRegistrar' | 'listNames' | 'lookUpNames'> {
  return proxyActivities<CredentialActivities>({
    taskQueue: registrarQueue(address.account, address.registrar),
    scheduleToStartTimeout: '4s',
    startToCloseTimeout: '12s',
    heartbeatTimeout: '10s',
    retry: { maximumAttempts: 1 },
    priority: { priorityKey: priorities.read },
  });
}

export const { handHints } = proxyActivities<RegistrarSupport>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '1s', maximumInterval: '1 minute' },
});

/** Reads settings that the worker has in memory: fast, without effect, safe to run twice. */
export const { routeNames } = proxyLocalActivities<RegistrarSupport>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumAttempts: 3 },
});
