// The form that every measurement reports in: a table for people, JSON for the document, an exit code for scripts.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Machine } from './machine.js';
import { rounded } from './statistics.js';
import { formatTable } from './table.js';

export interface Goal {
  /** The figure and its bound in words: `events of a usual registration, at most`. */
  readonly what: string;
  readonly bound: number;
  readonly kind: 'at_most' | 'at_least';
  readonly measured: number;
  readonly unit: string;
}

export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface BenchReport {
  readonly name: string;
  readonly question: string;
  readonly command: string;
  /** ISO, UTC. */
  readonly measuredAt: string;
  readonly machine: Machine;
  /** Sentences without which the figures would be misread. */
  readonly conditions: readonly string[];
  readonly tables: readonly BenchTable[];
  readonly goals: readonly Goal[];
  /** Everything measured, for whoever wants to calculate further. */
  readonly figures: unknown;
}

export function isMet({ kind, bound, measured }: Goal): boolean {
  return kind === 'at_most' ? measured <= bound : measured >= bound;
}

export function goalsTable(goals: readonly Goal[]): BenchTable {
  return {
    title: 'Goals',
    columns: ['goal', 'bound', 'measured', 'verdict'],
    rows: goals.map((goal) => [
      `${goal.what}, ${goal.kind === 'at_most' ? 'at most' : 'at least'}`,
      `${goal.bound} ${goal.unit}`.trim(),
      // Judged before it is rounded: 0.596 is not 0.6.
      `${rounded(goal.measured, 3)} ${goal.unit}`.trim(),
      isMet(goal) ? 'met' : 'MISSED',
    ]),
  };
}

/** Where the last report of each measurement lies, and all of them in `.runs.jsonl`, for `write-report`. */
export const resultsFolder = fileURLToPath(new URL('../results/', import.meta.url));

/**
 * Prints table and JSON, or with `--json` only the JSON; keeps the JSON in `dist-bench/results`. The exit code becomes 1 when
 * a goal is missed.
 */
export function publish(report: BenchReport): void {
  const json = JSON.stringify(report);
  const file = `${resultsFolder}${report.name}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${json}\n`);
  appendFileSync(`${resultsFolder}${report.name}.runs.jsonl`, `${json}\n`);
  if (process.argv.includes('--json')) console.log(json);
  else console.log(`${textOf(report)}\n\n${json}`);
  if (!report.goals.every(isMet)) process.exitCode = 1;
}

function textOf(report: BenchReport): string {
  const { machine } = report;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const tables = [...report.tables, goalsTable(report.goals)];
  return [
    report.question,
    `${machine.hardware}; node ${machine.node}; load before ${machine.loadBefore}; ${versions.join(', ')}`,
    ...report.conditions,
    ...tables.map(({ title, columns, rows }) => `\n${title}\n${formatTable(columns, rows)}`),
  ].join('\n');
}
