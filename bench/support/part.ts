// A measurement runs its parts (worker, simulator) as processes of their own, so that CPU is counted for each apart.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Part<Ready> {
  readonly ready: Ready;
  /** CPU of that process since it began, user and system, by its own account. @format milliseconds */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

type Question =
  { readonly kind: 'start'; readonly config: unknown } | { readonly kind: 'cpu' } | { readonly kind: 'stop' };
type Answer =
  | { readonly kind: 'ready'; readonly ready: unknown }
  | { readonly kind: 'cpu'; readonly cpuMs: number }
  | { readonly kind: 'failed'; readonly message: string };

/** `--cpu-prof=FOLDER` on the command line: every part writes a CPU profile there when it ends. */
function profileFlags(): readonly string[] {
  const flag = process.argv.find((argument) => argument.startsWith('--cpu-prof='));
  return flag === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flag.slice('--cpu-prof='.length)}`];
}

/** Forks `script` (beside this file) and waits until it is ready. `Ready` is what its `servePart` answers. */
export async function startPart<Config, Ready>(script: string, config: Config): Promise<Part<Ready>> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = fork(path, [], { execArgv: [...profileFlags()], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = async (question: Question): Promise<Answer> => {
    child.send(question);
    const answer = await answerOf(child, script);
    if (answer.kind === 'failed') throw new Error(`${script} failed: ${answer.message}`);
    return answer;
  };
  const started = await ask({ kind: 'start', config });
  if (started.kind !== 'ready') throw new Error(`${script} answered out of turn: ${started.kind}`);
  return {
    ready: started.ready as Ready, // both ends are this folder's
    cpuMs: async () => {
      const answer = await ask({ kind: 'cpu' });
      return answer.kind === 'cpu' ? answer.cpuMs : Number.NaN;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.send({ kind: 'stop' } satisfies Question);
      await ended;
    },
  };
}

/** The next message; rejects when the process ends instead. One question at a time. */
async function answerOf(child: ChildProcess, script: string): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as Answer),
      once(child, 'exit', { signal }).then((): never => {
        const how = child.signalCode ?? `exit code ${child.exitCode}`;
        throw new Error(`${script} ended unasked (${how}); its messages are above.`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

export interface Served<Ready> {
  readonly ready: Ready;
  readonly stop: () => Promise<void>;
}

/** The other end: call once in the forked script. The process ends when it is told to, or when its parent is gone. */
export function servePart<Config, Ready>(start: (config: Config) => Promise<Served<Ready>>): void {
  let served: Served<Ready> | undefined;
  const answer = (message: Answer): void => void process.send?.(message);
  const react = async (question: Question): Promise<void> => {
    switch (question.kind) {
      case 'start':
        served = await start(question.config as Config);
        answer({ kind: 'ready', ready: served.ready });
        return;
      case 'cpu': {
        const { user, system } = process.cpuUsage();
        answer({ kind: 'cpu', cpuMs: (user + system) / 1000 });
        return;
      }
      case 'stop':
        await served?.stop();
        process.exit(0);
    }
  };
  process.on('message', (question) => {
    react(question as Question).catch((error: unknown) => {
      answer({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  });
  process.once('disconnect', () => process.exit(1));
}
