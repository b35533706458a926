// The command line against the parts of a stack test: in this process, with the test's keys.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { run } from '../../../src/cli/main.js';
import type { RegistrationOrder } from '../../../src/client/index.js';

import type { TenureEnvironment } from '../../support/tenure-environment.js';
import { recordingTerminal } from '../../unit/cli/recording-terminal.js';

/** The ring of test/support/worker-environment.ts, as a file holds it. */
const keyRingDocument = JSON.stringify({ current: 'test', keys: { test: Buffer.alloc(32, 7).toString('base64') } });

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

export interface CommandLine {
  readonly env: NodeJS.ProcessEnv;
  tenure(...args: readonly string[]): Promise<Ended>;
  /** Path of a file with this order. */
  orderFile(order: RegistrationOrder): Promise<string>;
  close(): Promise<void>;
}

export async function openCommandLine(
  environment: Pick<TenureEnvironment, 'address' | 'namespace'>,
): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-cli-'));
  const keysFile = join(folder, 'keys.json');
  await writeFile(keysFile, keyRingDocument, { mode: 0o600 });
  const env = {
    TEMPORAL_ADDRESS: environment.address,
    TEMPORAL_NAMESPACE: environment.namespace,
    TENURE_ACCOUNT: 'demo',
    TENURE_KEYS_FILE: keysFile,
  };
  let files = 0;
  return {
    env,
    tenure: async (...args) => {
      const terminal = recordingTerminal({ env });
      const code = await run(args, terminal);
      return { code, out: terminal.written(), notes: terminal.noted() };
    },
    orderFile: async (order) => {
      const path = join(folder, `order-${++files}.yaml`);
      await writeFile(path, stringify(order));
      return path;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
