// Makes a name that has just come as it was asked for, setting by setting, and reads each back. Never before it is ours.
import { sleep } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.js';
import type { Change } from '../../domain/change.js';
import { instantFrom } from '../../domain/instant.js';
import type { NameTruth } from '../../domain/name-truth.js';
import { notReached, settingName, shortfallSentence, wantedAfter } from '../../domain/transfer/wanted-settings.js';
import { quickReadsOf } from '../activity-proxies.js';
import { doByHand } from '../operation/by-hand.js';
import { ChangeContext, changeWrite } from '../operation/change.js';
import type { OperationParts } from '../operation/context.js';
import { settleWrite } from '../operation/settle-write.js';
import type { CodelessRequest } from './context.js';

type Context = ChangeContext<CodelessRequest>;

interface Missing {
  readonly change: Change;
  readonly why: string;
}

/** Sentences for what could not be reached within the bound; the transfer itself has succeeded. */
export async function harden(parts: OperationParts<CodelessRequest>, name: NameTruth): Promise<readonly string[]> {
  const { settings, request } = parts.input;
  const wanted = notReached(wantedAfter(request, settings), name);
  const [first] = wanted;
  if (first === undefined) return [];
  // Whoever asked to stop asked for no transfer; a name that is ours all the same is not left unlocked.
  const context = new ChangeContext({ ...parts, stop: { asked: false } }, first);
  if (settings.connector.changes === 'manual') return byHand(context, wanted);
  let missing: readonly Missing[] = wanted.map((change) => ({ change, why: 'not tried' }));
  for (const delayMs of [0, ...context.pace.transfer.hardeningDelaysMs]) {
    if (delayMs > 0) await pause(context, missing, delayMs);
    missing = await applied(context, missing);
    if (missing.length === 0) return [];
  }
  return missing.map(({ change, why }) => shortfallSentence(change, why));
}

async function applied(context: Context, missing: readonly Missing[]): Promise<readonly Missing[]> {
  const still: Missing[] = [];
  for (const { change } of missing) {
    context.change = change;
    const why = await whyNotReached(context);
    if (why === undefined) context.note(`${settingName(change)}: as asked.`);
    else still.push({ change, why });
  }
  return still;
}

/** Undefined when it reads as wanted. Bounded: a setting never keeps a name that has come waiting for a person. */
async function whyNotReached(context: Context): Promise<string | undefined> {
  const { change } = context;
  if (change.kind === 'contacts') {
    const before = await quickly(context);
    if (before === 'applied') return undefined;
    // A trade may cost money, and a person's registrar takes no order of ours: both are for somebody to decide.
    if (context.input.settings.policy.capability.contacts !== 'update')
      return 'the registry changes them by another procedure';
  }
  context.work(`${settingName(change)}: set at the registrar, then read back.`);
  const end = await settleWrite({ ...changeWrite(context), unsentUntilMs: Date.now() + context.pace.unsentDeadlineMs });
  switch (end.kind) {
    case 'refused':
      return `refused with code ${end.code}`;
    case 'not_sent':
      return 'it could not be sent';
    case 'ask_operator':
      return 'the registrar does not show it';
    case 'settled':
      return end.reading.kind === 'in_progress' ? waited(context) : whyNotIn(end.reading.kind);
    default:
      return assertNever(end);
  }
}

async function waited(context: Context): Promise<string | undefined> {
  const untilMs = Date.now() + context.pace.transfer.hardeningPatienceMs;
  context.progress.wait(Date.now(), 'in_progress', {
    kind: 'registry',
    who: 'the registry',
    until: instantFrom(untilMs),
    next: `${settingName(context.change)}: the registry is at work on it. What is not done by then is listed as not reached.`,
  });
  context.display.show();
  const end = await context.watch(
    { whileKind: 'in_progress' },
    { untilMs, intervalMs: Math.min(context.pace.registryPollMs, context.pace.transfer.hardeningPatienceMs) },
  );
  return end.kind === 'answer' ? whyNotIn(end.answer.kind) : 'the registry is still at work on it';
}

function whyNotIn(kind: string): string | undefined {
  return kind === 'applied' ? undefined : 'the registrar does not show it';
}

async function quickly(context: Context): Promise<string> {
  try {
    return (await quickReadsOf(context.address).readChange(context.question())).kind;
  } catch {
    return 'unread';
  }
}

async function pause(context: Context, missing: readonly Missing[], delayMs: number): Promise<void> {
  const names = missing.map(({ change }) => settingName(change).toLowerCase()).join(', ');
  context.note(`Not reached yet: ${missing.map(({ change, why }) => `${settingName(change)} (${why})`).join(', ')}.`);
  context.progress.wait(Date.now(), 'in_progress', {
    kind: 'clock',
    who: 'Tenure',
    until: instantFrom(Date.now() + delayMs),
    next: `The name has come. What was refused (${names}) is tried again then.`,
  });
  context.display.show();
  await sleep(delayMs, { summary: 'settings are tried again' });
}

/** A registrar whose settings people change: one step for all of them. */
async function byHand(context: Context, wanted: readonly Change[]): Promise<readonly string[]> {
  // Contacts are read one by one: nobody is asked for what the order itself has brought about.
  const missing = context.hasApi ? await notSeen(context, wanted) : wanted;
  if (missing.length === 0) return [];
  const end = await doByHand(context, {
    kind: 'change',
    words: [`${context.request.domain} has come. Set at the registrar what was asked for:`, ...missing.map(workOn)],
    evidence: 'note',
    verify: () => Promise.resolve({ kind: 'matches' }),
  });
  if (end.kind === 'ended') return missing.map((change) => shortfallSentence(change, 'an operator did not set it'));
  if (!context.hasApi) return [];
  const still = await notSeen(context, missing);
  return still.map((change) => shortfallSentence(change, 'the registrar does not show it'));
}

function workOn(change: Change): string {
  return change.kind === 'name_servers'
    ? `${settingName(change)}, in this order: ${change.hosts.join(', ')}`
    : settingName(change);
}

async function notSeen(context: Context, changes: readonly Change[]): Promise<readonly Change[]> {
  const missing: Change[] = [];
  for (const change of changes) {
    context.change = change;
    if ((await quickly(context)) !== 'applied') missing.push(change);
  }
  return missing;
}
