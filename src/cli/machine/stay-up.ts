// Keeps a machine running until somebody stops it.
import { once } from 'node:events';
import type { Terminal } from '../terminal.js';
import type { Machine } from './machine.js';

/** False when the Temporal server ended by itself. Rejects when the worker failed. */
export async function stayUp(machine: Machine, terminal: Terminal): Promise<boolean> {
  if (terminal.stopped.aborted) return true;
  const stopped = once(terminal.stopped, 'abort').then(() => true);
  return await Promise.race([stopped, machine.serverLost.then(() => false), machine.workerDone.then(() => true)]);
}
