// Runs a short-lived program to its end and keeps what it printed; never throws for what the program does.
import { spawn } from 'node:child_process';

export type CommandResult =
  | { readonly kind: 'ended'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_started'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string; readonly stderr: string };

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  /** The program is ended with SIGKILL after this many milliseconds. */
  readonly timeoutMs: number;
}

// Enough for any version line or the end of pip's complaint; a program that prints without end does not fill our memory.
const keptCharacters = 64 * 1024;

export function runCommand(file: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout = (stdout + text).slice(-keptCharacters)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-keptCharacters)));
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    // Without this a program abandoned by us would go on after Ctrl-C ended the process.
    const endWithUs = () => child.kill('SIGKILL');
    process.once('exit', endWithUs);
    const finish = (result: CommandResult) => {
      clearTimeout(timer);
      process.removeListener('exit', endWithUs);
      resolve(result);
    };
    child.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ENOENT' ? { kind: 'not_found' } : { kind: 'not_started', reason: error.message }),
    );
    child.once('close', (code, signal) =>
      finish(
        code === null
          ? { kind: 'stopped', reason: `ended by ${signal ?? 'a signal'}`, stderr }
          : { kind: 'ended', code, stdout, stderr },
      ),
    );
  });
}
