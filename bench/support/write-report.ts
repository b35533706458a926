// Writes the last results into docs/reference/measurements.md, between its markers: no figure there is typed by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchReport, type BenchTable, goalsTable, resultsFolder } from './report.js';
import { rounded } from './statistics.js';

const document = fileURLToPath(new URL('../../docs/reference/measurements.md', import.meta.url));

const words = { at_most: 'at most', at_least: 'at least' } as const;

let text = readFileSync(document, 'utf8');
const names = [...text.matchAll(/<!-- begin (\w+) -->/g)].map(([, name]) => name ?? '');
for (const name of names) {
  const file = `${resultsFolder}${name}.json`;
  if (!existsSync(file)) {
    console.log(`${name}: no result yet, left as it is; run npm run bench:${name} first.`);
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as BenchReport; // written by publish()
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
  text = `${before}${begin}\n${sectionOf(report)}\n${runsOf(name)}${rest}`;
  console.log(`${name}: measured ${report.measuredAt}.`);
}
writeFileSync(document, text);

function sectionOf(report: BenchReport): string {
  const { machine } = report;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const tables = [...report.tables, ...(report.goals.length === 0 ? [] : [goalsTable(report.goals)])];
  return [
    `**Question.** ${report.question}`,
    '',
    `**Command.** \`${report.command}\``,
    '',
    `**Machine.** ${[machine.hardware, `node ${machine.node}`, ...versions].join('; ')}; load of the minute before: ${machine.loadBefore}.`,
    '',
    `**Date.** ${report.measuredAt.slice(0, 10)}`,
    '',
    ...report.conditions.map((sentence) => `- ${sentence}`),
    ...tables.flatMap((table) => ['', `**${table.title}**`, '', markdownTable(table)]),
  ].join('\n');
}

/** One run on a busy machine is an anecdote: every run on record is shown, the bad ones too. */
function runsOf(name: string): string {
  const file = `${resultsFolder}${name}.runs.jsonl`;
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const runs = lines.map((line) => JSON.parse(line) as BenchReport);
  const goals = runs[0]?.goals ?? [];
  if (runs.length < 2 || goals.length === 0) return '';
  const table: BenchTable = {
    title: 'Runs on record',
    columns: ['when', 'load before', ...goals.map((goal) => `${goal.what} (${words[goal.kind]} ${goal.bound})`)],
    rows: runs.map((run) => [
      run.measuredAt.slice(0, 16),
      run.machine.loadBefore,
      ...goals.map(({ what }) => rounded(run.goals.find((goal) => goal.what === what)?.measured ?? Number.NaN)),
    ]),
  };
  return `\n**${table.title}**\n\n${markdownTable(table)}\n`;
}

function markdownTable({ columns, rows }: BenchTable): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
