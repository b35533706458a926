// Compiles src to dist, then bundles the workflows once, so that workers start fast and all run the same code.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' });
if (compiled.status !== 0) {
  console.error('tenure: compiling failed; the lines above say where.');
  process.exit(compiled.status ?? 1);
}

const workflowsPath = join(dist, 'workflows', 'index.js');
const bundlePath = join(dist, 'workflow-bundle.js');
const stampPath = join(dist, '.workflow-bundle.sha256');
const failureConverterPath = join(dist, 'payload', 'failure-converter.js');
const stamp = fingerprint(['workflows', 'domain', 'contract', 'payload']);

if (!existsSync(bundlePath) || !existsSync(stampPath) || readFileSync(stampPath, 'utf8') !== stamp) {
  const { DefaultLogger, bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath, failureConverterPath, logger: new DefaultLogger('WARN') });
  mkdirSync(dist, { recursive: true });
  writeFileSync(bundlePath, code);
  writeFileSync(stampPath, stamp);
}

/** Changes when compiled workflow code or the SDK does: bundling takes seconds, so it is done only then. */
function fingerprint(folders) {
  const hash = createHash('sha256').update(readFileSync(require.resolve('@temporalio/workflow/package.json')));
  for (const folder of folders) {
    const path = join(dist, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path, { recursive: true }).map(String).toSorted()) {
      if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex');
}
