// Every measurement, one after the other: they would disturb each other. Ends with 1 when any missed a goal.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const name of ['codec', 'connection', 'history', 'operations', 'registrations']) {
  console.log(`\n# npm run bench:${name}\n`);
  const script = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
