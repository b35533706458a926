// How an operation reads: as a block for a terminal, as lines for a pipe. Pure.
import type { OperationStatus } from '../client/operation-status.js';
import { shownInstant } from '../domain/instant.js';
import type { Charge, OperationResult } from '../domain/operation.js';
import { endingOf } from '../domain/operation-ending.js';
import type { RegisteredResult } from '../domain/registration-result.js';
import { durationWords } from './duration-words.js';
import { stepLines } from './task-text.js';

const STATE_WORDS: Readonly<Record<OperationStatus['state'], string>> = {
  pending: 'waiting in the queue of its name',
  in_progress: 'in progress',
  outcome_unknown: 'outcome unknown, being settled',
  action_required: 'a person has to act',
  blocked: 'blocked from outside',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
};

export function stateWords(state: OperationStatus['state']): string {
  return STATE_WORDS[state];
}

/** Everything that is known, for `operations show` and the redrawn block. `timelineLines` bounds the block's height. */
export function statusLines(status: OperationStatus, now: Date, timelineLines = Infinity): readonly string[] {
  const settings = status.settings;
  return [
    `${status.operationType} ${status.domain}: ${stateWords(status.state)}`,
    `  operation   ${status.operationId}`,
    ...(status.reference === undefined ? [] : [`  reference   ${status.reference}`]),
    ...waitingLines(status, now),
    ...(status.manualStep === undefined
      ? []
      : timelineLines === Infinity
        ? stepLines(status.manualStep)
        : [`  to do       tenure tasks show ${status.operationId}`]),
    ...(status.orderIds.length === 0 ? [] : [`  orders      ${status.orderIds.join(' -> ')}`]),
    ...(status.queueRequestId === undefined ? [] : [`  queued as   ${status.queueRequestId}`]),
    ...(status.asyncReason === undefined ? [] : [`  because     ${status.asyncReason}`]),
    ...(status.registrarText === undefined ? [] : [`  registrar   ${oneLine(status.registrarText)}`]),
    ...(status.charge === undefined
      ? []
      : [`  charge      ${status.charge.amount} ${status.charge.currency}, order ${status.charge.orderId}`]),
    ...(settings === undefined
      ? []
      : [
          `  settings    connector ${settings.connector} v${settings.connectorVersion}, registrar ${settings.registrar} (${settings.environment}), policy ${settings.policyVersion}`,
        ]),
    ...(status.result === undefined ? [] : resultLines(status.result).map((line) => `  ${line}`)),
    ...timeline(status, timelineLines),
  ];
}

function waitingLines(status: OperationStatus, now: Date): readonly string[] {
  const { kind, who, until, next } = status.waitingFor;
  if (kind === 'nothing') return [];
  const limit =
    until === undefined
      ? ''
      : `, until ${shownInstant(until)} (in ${durationWords(Date.parse(until) - now.getTime())})`;
  return [`  waiting for ${who}${limit}`, `              ${next}`];
}

function timeline(status: OperationStatus, atMost: number): readonly string[] {
  const shown = atMost === Infinity ? status.timeline : status.timeline.slice(-atMost);
  return shown.map((entry) => `  ${entry.at.slice(11, 19)}  ${entry.text}`);
}

/** One line for each change: what is new in the timeline, then the state if it moved. */
export function changeLines(before: OperationStatus | undefined, status: OperationStatus): readonly string[] {
  const known = new Set(before?.timeline.map((entry) => `${entry.at} ${entry.text}`));
  const news = status.timeline
    .filter((entry) => !known.has(`${entry.at} ${entry.text}`))
    .map((entry) => `${entry.at.slice(11, 19)}  ${status.domain}  ${entry.text}`);
  const moved =
    before === undefined ||
    before.state !== status.state ||
    before.waitingFor.kind !== status.waitingFor.kind ||
    before.waitingFor.who !== status.waitingFor.who;
  if (!moved) return news;
  const { kind, who, next } = status.waitingFor;
  const waiting = kind === 'nothing' ? '' : `, waiting for ${who}: ${next}`;
  const at = status.endedAt ?? status.timeline.at(-1)?.at ?? status.startedAt;
  return [...news, `${at.slice(11, 19)}  ${status.domain}  ${status.state}${waiting}`];
}

export function resultLines(result: OperationResult): readonly string[] {
  switch (result.outcome) {
    case 'registered':
      return [
        `registered until ${shownInstant(result.expiresAt)} with order ${result.orderIds.join(' -> ')}${chargeText(result.charge)}`,
        ...settingLine(result),
        ...(result.cancelledOrders.length === 0
          ? []
          : [`older pending orders cancelled by it: ${result.cancelledOrders.join(', ')}`]),
        ...result.shortfalls.map((sentence) => `not as asked: ${sentence}`),
      ];
    case 'taken':
      return [`taken: ${oneLine(result.registrarText)}`];
    case 'premium':
      return [`a premium name: ${result.sentence}`];
    case 'invalid':
      return result.problems.map((problem) => `invalid: ${problem.sentence}`);
    case 'refused':
      return [`refused by the registrar (${result.code}): ${oneLine(result.registrarText)}`];
    case 'declined':
      return [`declined by the registry: ${oneLine(result.registrarText)}`];
    case 'insufficient_funds':
      return [`not enough funds: ${result.price} needed`];
    case 'not_sent':
      return [`not sent: ${result.sentence}`];
    case 'expired':
      return [`given up: ${result.sentence}`];
    case 'cancelled':
      return [`cancelled: ${result.sentence}`];
    case 'renewed':
      return [
        `renewed until ${shownInstant(result.expiresAt)}${result.expiresBefore === undefined ? '' : ` (before: ${shownInstant(result.expiresBefore)})`} with order ${result.orderIds.join(' -> ')}${chargeText(result.charge)}`,
      ];
    case 'transferred':
      return [
        `transferred in, until ${shownInstant(result.expiresAt)}, with order ${result.orderIds.join(' -> ')}${chargeText(result.charge)}`,
        ...result.shortfalls.map((sentence) => `not as asked: ${sentence}`),
      ];
    default:
      return [endingOf(result).sentence];
  }
}

function chargeText(charge: Charge | undefined): string {
  return charge === undefined ? '' : `, ${charge.amount} ${charge.currency}`;
}

/** What was not asked for and was not said either is not worth a word. */
function settingLine(result: RegisteredResult): readonly string[] {
  const { registrarLock: lock, whoisPrivacy: privacy } = result;
  const lockWord = lock.actual === 'unknown' ? 'unknown' : lock.actual ? 'on' : 'off';
  const parts = [
    ...(lock.wanted || lock.actual !== 'unknown' ? [`registrar lock ${lockWord}`] : []),
    ...(privacy.wanted || privacy.actual !== 'unknown' ? [`WHOIS privacy ${privacy.actual}`] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

/** The registrar's own words may hold line feeds and control characters; a terminal must not act on them. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
}
