// A shell that remembers: each command typed here, with what it wrote, becomes that command's transcript. After a change:
// npx vitest run --project server test/stack/cli/transcripts -u, then npx vitest run --project unit test/unit/cli -u
import { run } from '../../../../src/cli/main.js';
import { buildProgram } from '../../../../src/cli/program.js';
import { fullNameOf, leavesOf, transcriptPath } from '../../../unit/cli/leaves.js';
import { recordingTerminal } from '../../../unit/cli/recording-terminal.js';
import { type Known, stableText } from '../../../unit/cli/stable-text.js';
import type { Ended } from '../command-line.js';

export interface Shell {
  /** Runs it and remembers it. Throws when the exit code is another than expected, which is 0 unless told. */
  readonly type: (args: readonly string[], options?: Typing) => Promise<Ended>;
  /** Runs it without remembering. */
  readonly quietly: (...args: readonly string[]) => Promise<Ended>;
  /** What a process of its own wrote, which cannot run in this one. */
  readonly remember: (args: readonly string[], written: string) => void;
  /** A file, as a test beside this one names it, and what it must hold, for each command that was typed. */
  readonly transcripts: () => readonly (readonly [path: string, text: string])[];
}

export interface Typing {
  readonly code?: number;
  readonly input?: string;
}

export function openShell(env: NodeJS.ProcessEnv, known: Known): Shell {
  const names = leavesOf(buildProgram(recordingTerminal(), () => {})).map(fullNameOf);
  const transcripts = new Map<string, string>();
  const remember = (args: readonly string[], written: string): void => {
    const typed = `tenure ${args.map(quoted).join(' ')}`;
    const name = names.filter((each) => `${typed} `.startsWith(`${each} `)).toSorted((a, b) => b.length - a.length)[0];
    if (name === undefined) throw new Error(`no command begins like ${typed}`);
    const before = transcripts.get(name);
    const text = stableText(`$ ${typed}\n${written}`, known);
    transcripts.set(name, before === undefined ? text : `${before}\n${text}`);
  };
  const execute = async (args: readonly string[], input?: string): Promise<Ended> => {
    const terminal = recordingTerminal({ env, ...(input === undefined ? {} : { input }) });
    const code = await run(args, terminal);
    return { code, out: terminal.written(), notes: terminal.noted() };
  };
  return {
    remember,
    quietly: (...args) => execute(args),
    type: async (args, { code = 0, input } = {}) => {
      const ended = await execute(args, input);
      if (ended.code !== code)
        throw new Error(`tenure ${args.join(' ')} ended with ${ended.code}:\n${ended.out}${ended.notes}`);
      remember(args, `${ended.out}${ended.notes}${code === 0 ? '' : `(exit code ${code})\n`}`);
      return ended;
    },
    transcripts: () => [...transcripts].map(([name, text]) => [`../../../../${transcriptPath(name)}`, text]),
  };
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg}'`;
}
