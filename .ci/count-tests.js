// Prints "PASSED FAILED" for a report of vitest's JSON reporter: `node .ci/count-tests.js REPORT EXIT-STATUS`.
// What is skipped counts as failed: nothing here may be skipped. So does a file that could not be loaded, and a run that
// ended badly although every test in it passed.
import { readFileSync } from 'node:fs';

const [path, exitStatus] = process.argv.slice(2);
const counts = countsOf(readReport(path));
const atLeast = exitStatus === '0' ? 0 : 1;
process.stdout.write(`${counts.passed} ${Math.max(atLeast, counts.failed)}\n`);

function countsOf(report) {
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failed += 1;
    }
    if (file.status === 'failed' && file.assertionResults.length === 0) failed += 1;
  }
  // No report, or an empty one: the tests never ran.
  return passed + failed === 0 ? { passed: 0, failed: 1 } : { passed, failed };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    process.stderr.write(`No report of the tests (${error.message}): they did not run to their end.\n`);
    return undefined;
  }
}
