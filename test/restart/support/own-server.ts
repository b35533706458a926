// A Temporal server on a file of its own, that a test may kill, start again on the same port, and give back an older file.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TemporalServer, startTemporalServer } from '../../../src/temporal-server/start-server.js';
import { testTemporalBinary } from '../../support/temporal-server.js';

export interface OwnServer {
  readonly address: string;
  /** SIGKILL: what was not written yet is lost. */
  kill(): Promise<void>;
  /** In order. */
  stop(): Promise<void>;
  /** On the same file and the same port as before. */
  startAgain(): Promise<void>;
  /** Keeps a copy of the database of a stopped server. */
  keepCopy(): Promise<void>;
  /** Puts the kept copy in the place of the database of a stopped server, as a restore does. */
  restoreCopy(): Promise<void>;
  close(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const binary = await testTemporalBinary();
  const stateDir = await mkdtemp(join(tmpdir(), 'tenure-restart-server-'));
  const start = (grpc: number): Promise<TemporalServer> =>
    startTemporalServer({ binary, storage: { kind: 'folder', stateDir }, ports: { grpc } });
  let server = await start(0);
  const { address, ports } = server;
  const database = server.databaseFile ?? '';
  const copy = join(stateDir, 'copy.db');
  // What SQLite has not yet moved into the file itself.
  const wal = (file: string): string => `${file}-wal`;
  return {
    address,
    kill: () => server.kill(),
    stop: () => server.stop(),
    startAgain: async () => {
      server = await start(ports.grpc);
    },
    keepCopy: async () => {
      await copyFile(database, copy);
      await copyIfThere(wal(database), wal(copy));
    },
    restoreCopy: async () => {
      await Promise.all([wal(database), `${database}-shm`].map((file) => rm(file, { force: true })));
      await copyFile(copy, database);
      await copyIfThere(wal(copy), wal(database));
    },
    close: async () => {
      await server.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

async function copyIfThere(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
}
