// The commands that do something, in the order of the help.
import type { Command } from 'commander';

/** Groups only hold others, unless they have options of their own. */
export function leavesOf(command: Command): readonly Command[] {
  const below = command.commands.filter((each) => each.name() !== 'help');
  const isGroup = below.length > 0 && (command.parent === null || command.options.length === 0);
  return [...(isGroup ? [] : [command]), ...below.flatMap(leavesOf)];
}

/** `tenure domain show` */
export function fullNameOf(command: Command): string {
  return command.parent === null ? command.name() : `${fullNameOf(command.parent)} ${command.name()}`;
}

/** Where the transcript of a command is kept, from the root of the repository. */
export function transcriptPath(fullName: string): string {
  return `docs/reference/cli-transcripts/${fullName.replace('tenure ', '').replaceAll(' ', '-')}.txt`;
}
