// docs/reference/cli.md is what the commands say of themselves. After a change: npx vitest run test/unit/cli -u
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../../src/cli/program.js';
import { recordingTerminal } from './recording-terminal.js';

const opening = `# The command line

Made from the commands' own help by \`test/unit/cli/cli-document.test.ts\`. Settings by environment: [configuration](configuration.md).

Exit codes: 0 done · 1 failed · 2 refused by validation · 3 conflict with the present state · 4 unavailable (no server, or no worker).

Reading commands have \`--json\`; writing ones \`--dry-run\` (not those of the simulator, which move nothing real). Passwords come from files, the environment or standard input. In a terminal
progress is one block that is redrawn; in a pipe it is one line for each change.
`;

/** Commands that do something, in the order of the help; groups only hold others, unless they have options of their own. */
function leavesOf(command: Command): readonly Command[] {
  const below = command.commands.filter((each) => each.name() !== 'help');
  const isGroup = below.length > 0 && (command.parent === null || command.options.length === 0);
  return [...(isGroup ? [] : [command]), ...below.flatMap(leavesOf)];
}

test('docs/reference/cli.md shows every command as it is', async () => {
  const program = buildProgram(recordingTerminal(), () => {});
  const nameOf = (command: Command): string =>
    command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
  const sections = leavesOf(program).map(
    (command) => `\n## ${nameOf(command)}\n\n\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\`\n`,
  );
  await expect(opening + sections.join('')).toMatchFileSnapshot('../../../docs/reference/cli.md');
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
