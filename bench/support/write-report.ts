// Writes the last results into docs/reference/measurements.md, between its markers: no figure there is typed by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BenchReport, type BenchTable, goalsTable, resultsFolder } from './report.js';

const document = fileURLToPath(new URL('../../docs/reference/measurements.md', import.meta.url));

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
  text = `${before}${begin}\n${sectionOf(report)}\n${rest}`;
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

function markdownTable({ columns, rows }: BenchTable): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
