// What a command wrote, with everything that is another one each time replaced by what it stands for.

/** In this order: the longer forms come before those that are part of them. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\/\S*\/tenure-(?:demo|dev)-\w+\//g, '<folder>/'],
  [/^Temporal binary: .*\n/gm, ''],
  [/"pid":\d+/g, '"pid":<number>'],
  [/"hostname":"[^"]*"/g, '"hostname":"<host>"'],
  [/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, '<instant>'],
  [/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?: UTC)?/g, '<date and time>'],
  [/\d{4}-\d{2}-\d{2}/g, '<date>'],
  [/\b\d{2}:\d{2} UTC\b/g, '<time> UTC'],
  [/\b(expiry year|--expiry-year) \d{4}\b/g, '$1 <year>'],
  [/\b\d{2}:\d{2}:\d{2}\b/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[0-9a-f]{32}\b/g, '<id>'],
  [/\b127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'],
  [/\b\d+ (?:s|min|h|days)\b/g, '<duration>'],
  [/\b\d{7,}\b/g, '<number>'],
  [/\d+\.\d{2} USD are available/g, '<amount> USD are available'],
];

/** While something runs, a pipe gets one line for each change; which changes are seen depends on when is looked. */
const PROGRESS =
  /(?:^(?:<time> {2}|\S+ {2}(?:pending|in_progress|outcome_unknown|action_required|blocked|succeeded|failed|cancelled)(?=,|:|$)).*\n)+/gm;

/** The titles of a table's columns. */
const HEADER = /^[A-Z]+(?: [A-Z()]+)* {2,}[A-Z][A-Z() ]*$/gm;

export interface Known {
  /** What this run calls something, and how the transcript calls it: folders, namespaces, addresses. */
  readonly [inThisRun: string]: string;
}

/**
 * The same text for the same behaviour: dates, times, ids, ports and durations become placeholders, the lines of progress become
 * one, and columns that were padded to a replaced value are closed up.
 */
export function stableText(text: string, known: Known = {}): string {
  const renamed = Object.entries(known).reduce((all, [volatile, stable]) => all.replaceAll(volatile, stable), text);
  const replaced = VOLATILE.reduce((all, [pattern, stable]) => all.replaceAll(pattern, stable), renamed);
  return replaced
    .replaceAll(PROGRESS, '(one line for each change)\n')
    .replaceAll(/(<[a-z ]+>) {2,}/g, '$1  ')
    .replaceAll(HEADER, (header) => header.replaceAll(/ {2,}/g, '  '))
    .replaceAll(/[ \t]+$/gm, '');
}
