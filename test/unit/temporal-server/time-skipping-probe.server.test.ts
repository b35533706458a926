// The probe protects all workflow tests from hanging on a server that was started without the settings.
import { Connection } from '@temporalio/client';
import { expect, test } from 'vitest';
import { startTemporalServer } from '../../../src/temporal-server/start-server.js';
import { testTemporalBinary } from '../../support/temporal-server.js';
import { probeTimeSkipping } from '../../support/time-skipping-probe.js';

test('a server that was not told to skip time is refused with its own words', async () => {
  const binary = await testTemporalBinary();
  const server = await startTemporalServer({ binary, storage: { kind: 'memory' }, ports: { grpc: 0 } });
  const connection = await Connection.connect({ address: server.address });
  try {
    await expect(probeTimeSkipping(connection, 'default')).rejects.toThrow(
      /^The Temporal server for tests cannot skip time: The Time-Skipping feature is not enabled for namespace/,
    );
  } finally {
    await connection.close();
    await server.stop();
  }
});
