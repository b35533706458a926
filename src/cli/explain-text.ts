// `tenure domain explain`: one screen on why something waits, for whom and until when, and what can be done. Pure.
import type { OperationStatus } from '../client/operation-status.js';
import type { DomainView } from '../domain/domain-life.js';
import { shownInstant } from '../domain/instant.js';
import { isEnded } from '../domain/operation.js';
import { adviceFor } from './advice.js';
import { INTENT_WORDS, dateLines, heldWords } from './domain-text.js';
import { durationWords } from './duration-words.js';
import { stateWords } from './operation-text.js';
import { wrapLine } from './wrap-line.js';

/** One screen, of the smallest terminal that people still use. */
export const EXPLAIN_ROWS = 24;
export const EXPLAIN_COLUMNS = 80;
const TEXT_COLUMN = 14;

interface Section {
  readonly rows: readonly string[];
  /** Rows that stay when the screen is full. */
  readonly least: number;
}

export function explainLines(view: DomainView, running: OperationStatus | undefined, now: Date): readonly string[] {
  const head = [`${view.domain} (account ${view.account}): ${heldWords(view)}`];
  return fitted([
    { rows: wrapped(head), least: 1 },
    { rows: wrapped(nowLines(view, running, now)), least: 6 },
    { rows: wrapped(queueLines(view)), least: 1 },
    { rows: wrapped(nextLines(view, now)), least: 2 },
    { rows: wrapped(view.name === undefined ? [] : ['Dates, with who says so:', ...dateLines(view.name)]), least: 2 },
    { rows: adviceRows(view, running), least: 4 },
  ]);
}

function nowLines(view: DomainView, running: OperationStatus | undefined, now: Date): readonly string[] {
  const attention = view.name?.attention === undefined ? [] : [`  attention   ${view.name.attention}`];
  if (running === undefined || isEnded(running.state)) {
    const last = view.recent.at(-1);
    const ended = last === undefined ? [] : [`  last        ${last.operationId}: ${stateWords(last.state)}`];
    return [
      view.pending.length === 0 ? 'Now: nothing runs and nothing waits.' : 'Now: the next is starting.',
      ...attention,
      ...ended,
    ];
  }
  const { kind, who, since, until, next } = running.waitingFor;
  const lasting = durationWords(now.getTime() - Date.parse(since));
  const waiting = [
    `  waiting for ${who}, since ${shownInstant(since)} (${lasting})`,
    `  until       ${untilWords(until, now)}`,
    `  then        ${next}`,
  ];
  return [
    `Now: ${running.operationType}: ${stateWords(running.state)}`,
    `  operation   ${running.operationId}`,
    ...(kind === 'nothing' ? [] : waiting),
    ...stepLines(running),
    ...attention,
  ];
}

function untilWords(until: string | undefined, now: Date): string {
  if (until === undefined) return 'it is there; no limit';
  return `${shownInstant(until)} (in ${durationWords(Date.parse(until) - now.getTime())})`;
}

function stepLines({ manualStep: step }: OperationStatus): readonly string[] {
  if (step === undefined) return [];
  const taken = step.assignee === undefined ? 'taken by nobody' : `taken by ${step.assignee.id}`;
  return [`  manual step ${step.kind}, ${step.overdue ? 'overdue' : step.state}, ${taken}: ${step.why}`];
}

function queueLines({ pending }: DomainView): readonly string[] {
  const [first, ...rest] = pending;
  if (first === undefined) return [];
  const more = rest.length === 0 ? '' : `, and ${rest.length} more`;
  return [`Behind it: ${first.operationId}, since ${shownInstant(first.acceptedAt)}${more}`];
}

function nextLines({ name }: DomainView, now: Date): readonly string[] {
  if (name === undefined) return [];
  const moments = name.next.map(({ at, text }) => {
    const inTime = Date.parse(at) - now.getTime();
    return `  ${at.slice(0, 10)}  ${inTime > 0 ? `(in ${durationWords(inTime)}) ` : ''}${text}`;
  });
  return [`Next in its calendar; intent: ${INTENT_WORDS[name.intent.value]}`, ...moments];
}

function adviceRows(view: DomainView, running: OperationStatus | undefined): readonly string[] {
  const rows = adviceFor(view, running).flatMap(({ text, command }) => [
    ...wrapLine(`  ${text}`, EXPLAIN_COLUMNS, 2),
    ...(command === undefined ? [] : commandRows(command)),
  ]);
  return ['You can:', ...rows];
}

/** Never broken inside a word: it is there to be copied. */
function commandRows(command: string): readonly string[] {
  const line = `    ${command}`;
  if (line.length <= EXPLAIN_COLUMNS) return [line];
  const words = command.split(' ');
  const last = words.findLastIndex((_, index) => words.slice(0, index).join(' ').length + 6 <= EXPLAIN_COLUMNS);
  return [`    ${words.slice(0, last).join(' ')} \\`, ...commandRows(words.slice(last).join(' '))];
}

function wrapped(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => wrapLine(line, EXPLAIN_COLUMNS, line.startsWith('  ') ? TEXT_COLUMN : 2));
}

/** Shortens what says the least first: dates, then the calendar, the queue, the present, the advice. */
function fitted(sections: readonly Section[]): readonly string[] {
  let excess = sections.reduce((sum, { rows }) => sum + rows.length, 0) - EXPLAIN_ROWS;
  const order = [4, 3, 2, 1, 5, 0];
  const kept = sections.map(({ rows }) => rows.length);
  for (const index of order) {
    const section = sections[index];
    if (section === undefined || excess <= 0) continue;
    const cut = Math.min(excess, Math.max(0, section.rows.length - section.least));
    kept[index] = section.rows.length - cut;
    excess -= cut;
  }
  return sections.flatMap(({ rows }, index) => rows.slice(0, kept[index]));
}
