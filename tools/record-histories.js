// Records replay fixtures: plays every scenario of test/replay/recording on a real Temporal server with the simulator, and
// writes test/replay/histories/{version in package.json}/. `npm run record-histories`
//
// A scenario that has its files for this version is left alone: nothing is ever overwritten. Each release records its own
// set (raise the version first), and the sets of released versions stay for ever.
// Until the first release no history out there has to be honoured: whoever changes the commands of a workflow then removes
// the files of the scenarios that no longer replay, and records those again in the same commit.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.env['npm_package_version'] ??= JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

const built = spawnSync(process.execPath, [join(root, 'tools', 'build.js')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const vitest = await startVitest('test', process.argv.slice(2), {
  root,
  config: false,
  watch: false,
  include: ['test/replay/recording/record.ts'],
  globalSetup: [join(root, 'test', 'support', 'global-setup.ts')],
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 120_000,
  teardownTimeout: 30_000,
});
await vitest.close();
