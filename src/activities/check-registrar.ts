import type { RegistrarRecord } from '../domain/connector.js';
import { instantFrom } from '../domain/instant.js';
import { clockDifferenceMs } from '../domain/registrar/clock-difference.js';
import type { RegistrarCheck } from '../domain/registrar/registrar-check.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import { type Balance, getBalanceCommand, getBalanceReplyFrom } from '../xcp/commands/get-balance.js';
import type { ReadResult } from '../xcp/commands/read-result.js';
import type { XcpOutcome } from '../xcp/outcome.js';
import { availableFrom } from './read-offer.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';

/** Somebody waits at a terminal: shorter than the 30 s of other reads. */
const PATIENCE_MS = 8_000;

type Finding = Omit<RegistrarCheck, 'registrar' | 'checkedAt' | 'environment'>;

/** Asks for the balance: the one question that needs a good credential and touches no domain. Never fails for what it finds. */
export const makeCheckRegistrar =
  (directory: RegistrarDirectory, signal: () => AbortSignal, now: () => number = Date.now) =>
  async (address: RegistrarAddress): Promise<RegistrarCheck> => {
    const { client, record } = directory(address);
    const patience = AbortSignal.any([signal(), AbortSignal.timeout(PATIENCE_MS)]);
    const outcome = await client.call(getBalanceCommand(), { signal: patience });
    return {
      registrar: record.name,
      environment: record.environment,
      checkedAt: instantFrom(now()),
      ...findingOf(outcome, record, now()),
    };
  };

function findingOf(outcome: XcpOutcome, record: RegistrarRecord, nowMs: number): Finding {
  switch (outcome.kind) {
    case 'answered': {
      const ahead = clockDifferenceMs(outcome.reply.transactionId, nowMs);
      return {
        ...answeredFinding(getBalanceReplyFrom(outcome.reply), record),
        ...(ahead === undefined ? {} : { clockDifferenceMs: ahead }),
      };
    }
    case 'not_sent':
      return failed('no', 'not_known', outcome.message);
    case 'unknown':
      return failed(outcome.reason === 'aborted' ? 'no' : 'not_known', 'not_known', outcome.message);
    case 'fault':
      return outcome.reason === 'http_auth'
        ? failed('yes', 'no', outcome.message)
        : failed('not_known', 'not_known', outcome.message);
  }
}

function answeredFinding(result: ReadResult<Balance>, record: RegistrarRecord): Finding {
  switch (result.kind) {
    case 'read': {
      const amount = availableFrom(result.value.balance, result.value.held);
      if (amount === 'unknown')
        return failed('yes', 'yes', 'The registrar answered, but named no balance that can be read.');
      return {
        verdict: 'ready',
        sentence: 'The registrar answers and accepts the credential.',
        reachable: 'yes',
        credentialAccepted: 'yes',
        balanceReadable: 'yes',
        available: { amount, currency: record.currency },
      };
    }
    case 'config':
      return failed(
        'yes',
        'no',
        `The registrar does not accept this credential or address (code ${result.code}): check user name, key, environment and the allowed addresses.`,
      );
    case 'refused':
      return failed(
        'yes',
        'yes',
        `The registrar refuses to name the balance (code ${result.code}): ${registrarText(result.text)}`,
      );
    case 'retry_later':
      return failed('yes', 'not_known', `The registrar asks to come back later (code ${result.code}).`);
    case 'unknown':
      return failed('yes', 'not_known', `The registrar's answer has no known meaning (code ${result.code}).`);
  }
}

function failed(
  reachable: RegistrarCheck['reachable'],
  credentialAccepted: RegistrarCheck['credentialAccepted'],
  sentence: string,
): Finding {
  return {
    verdict: 'failed',
    sentence,
    reachable,
    credentialAccepted,
    balanceReadable: credentialAccepted === 'yes' ? 'no' : 'not_known',
  };
}
