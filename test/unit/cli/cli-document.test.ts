// docs/reference/cli.md is what the commands say of themselves. After a change: npx vitest run test/unit/cli -u
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildProgram } from '../../../src/cli/program.js';
import { fullNameOf, leavesOf, transcriptPath } from './leaves.js';
import { recordingTerminal } from './recording-terminal.js';

const opening = `# The command line

Made by \`test/unit/cli/cli-document.test.ts\` from the commands' own help and from what they wrote when \`test/stack/cli/transcripts\` ran them against a
real server, worker and simulator; dates, ids, ports and durations are replaced, and the lines of progress are one. Settings by environment: [configuration](configuration.md).

Exit codes: 0 done · 1 failed · 2 refused by validation · 3 conflict with the present state · 4 unavailable (no server, or no worker).

Reading commands have \`--json\`; writing ones \`--dry-run\` (not those of the simulator, which move nothing real). Passwords come from files, the environment or standard input. In a terminal
progress is one block that is redrawn; in a pipe it is one line for each change.
`;

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/** As the stack tests wrote it down. */
function transcriptOf(name: string): string | undefined {
  const path = inRepository(transcriptPath(name));
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

test('docs/reference/cli.md shows every command as it is', async () => {
  const program = buildProgram(recordingTerminal(), () => {});
  const sections = leavesOf(program).map((command) => {
    const name = fullNameOf(command);
    const transcript = transcriptOf(name);
    const shown = transcript === undefined ? '' : `\n\`\`\`console\n${transcript.trimEnd()}\n\`\`\`\n`;
    return `\n## ${name}\n\n\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\`\n${shown}`;
  });
  await expect(opening + sections.join('')).toMatchFileSnapshot('../../../docs/reference/cli.md');
});

test('every command has a transcript, and every transcript a command', () => {
  const names = leavesOf(buildProgram(recordingTerminal(), () => {})).map(fullNameOf);
  const without = names.filter((name) => transcriptOf(name) === undefined);
  expect(without, 'type them in test/stack/cli/transcripts').toEqual([]);
  const expected = names.map((name) => transcriptPath(name).split('/').at(-1));
  expect(
    readdirSync(inRepository('docs/reference/cli-transcripts')).filter((file) => !expected.includes(file)),
  ).toEqual([]);
});

test('every command that reads has --json, and every command that asks for work has --dry-run', () => {
  const program = buildProgram(recordingTerminal(), () => {});
  const without = (flag: string, names: readonly string[]) =>
    leavesOf(program)
      .filter((command) => names.includes(command.name()))
      .filter((command) => !command.options.some((option) => option.long === flag))
      .map((command) => command.name());
  const reading = ['list', 'show', 'history', 'explain'];
  const writing =
    'register transfer renew restore cancel lock privacy nameservers contacts transfer-key link import renewal-intent ' +
    'process-order setup create change remove';
  expect(without('--json', [...reading, ...writing.split(' ')])).toEqual([]);
  expect(without('--dry-run', writing.split(' '))).toEqual([]);
});

test('every command that speaks to a simulator says where it is and answers machines', () => {
  const program = buildProgram(recordingTerminal(), () => {});
  const commands = leavesOf(program).filter((command) => command.parent?.name() === 'simulator');
  const wrong = commands
    .filter((command) => !['--admin', '--json'].every((flag) => command.options.some((option) => option.long === flag)))
    .map((command) => command.name());
  expect(commands.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test('no command takes a secret as an argument', () => {
  const program = buildProgram(recordingTerminal(), () => {});
  const flags = leavesOf(program).flatMap((command) => command.options.map((option) => option.flags));
  const ofSecrets = new Set(flags.filter((flag) => /password|auth-code/i.test(flag)));
  expect([...ofSecrets].toSorted()).toEqual([
    '--auth-code-file <file>',
    '--auth-code-stdin',
    '--password-file <file>',
    '--password-stdin',
  ]);
});
