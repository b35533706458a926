// One real Temporal server for the whole run, in memory, able to skip the time of single workflows.
import { Connection } from '@temporalio/client';
import type { TestProject } from 'vitest/node';
import { searchAttributeTypes } from '../../src/contract/search-attributes.js';
import { bootstrapNamespace } from '../../src/temporal-server/bootstrap-namespace.js';
import { startTemporalServer } from '../../src/temporal-server/start-server.js';
import { testTemporalBinary } from './temporal-server.js';
import { probeTimeSkipping } from './time-skipping-probe.js';

/** Where the server of this run listens; tests read it with `inject('temporal')`. */
export interface ProvidedTemporal {
  readonly address: string;
  readonly namespace: string;
  /** The server's own HTTP API, for what is sent without an SDK. */
  readonly httpUrl: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    temporal: ProvidedTemporal;
  }
}

const namespace = 'tenure';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Said once per run, while the test runner prints nothing: an installation may take a minute.
  const binary = await testTemporalBinary((sentence) => process.stderr.write(`temporal: ${sentence}\n`));
  const server = await startTemporalServer({
    binary,
    storage: { kind: 'memory' },
    ports: { grpc: 0 },
    timeSkipping: true,
  });
  const connection = await Connection.connect({ address: server.address });
  await bootstrapNamespace({ connection, namespace, searchAttributes: searchAttributeTypes });
  await probeTimeSkipping(connection, namespace);
  await connection.close();
  project.provide('temporal', { address: server.address, namespace, httpUrl: `http://127.0.0.1:${server.ports.http}` });
  return () => server.stop();
}
