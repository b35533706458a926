/** Keep-alive within the bounds of OpenSRS: at most 100 commands and 60 seconds a connection (opensrs-xcp 1.9). */
import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Bounds of one connection. */
export interface ConnectionLimits {
  /** The server answers 350 and closes after this many. @default 100 */
  readonly maxCommandsPerConnection: number;
  /** The server closes a connection of this age, whatever it is doing. @format milliseconds @default 60_000 */
  readonly maxConnectionAgeMs: number;
  /** An idle connection is closed after this time, before the server does. @format milliseconds @default 4_000 */
  readonly maxIdleMs: number;
}

interface Life {
  readonly openedAt: number;
  commands: number;
  idleTimer?: NodeJS.Timeout;
}

/** Counts the commands and the age of each connection, and decides whether one more may travel over it. */
export class ConnectionBook {
  readonly #limits: ConnectionLimits;
  readonly #readDeadlineMs: number;
  readonly #lives = new WeakMap<Duplex, Life>();
  #isClosed = false;

  constructor(limits: ConnectionLimits, readDeadlineMs: number) {
    this.#limits = limits;
    this.#readDeadlineMs = readDeadlineMs;
  }

  /** A command is about to travel over the connection. */
  used(socket: Duplex, isReused: boolean): void {
    const life = this.#lives.get(socket);
    if (life === undefined || !isReused) {
      this.#lives.set(socket, { openedAt: performance.now(), commands: 1 });
      return;
    }
    clearTimeout(life.idleTimer);
    life.commands += 1;
  }

  /** From now on no connection is kept. */
  close(): void {
    this.#isClosed = true;
  }

  /** After a reply: true when the connection may wait for another command. */
  mayKeep(socket: Duplex): boolean {
    const life = this.#lives.get(socket);
    if (this.#isClosed || life === undefined || life.commands >= this.#limits.maxCommandsPerConnection) return false;
    // A read started on it must be able to use its whole deadline before the server's limit cuts it.
    if (performance.now() - life.openedAt >= this.#limits.maxConnectionAgeMs - this.#readDeadlineMs) return false;
    life.idleTimer = setTimeout(() => socket.destroy(), this.#limits.maxIdleMs).unref();
    return true;
  }
}

/** An agent for the reads of one credential, so that no connection ever carries two identities. */
export function keepAliveAgent(isTls: boolean, book: ConnectionBook): HttpAgent {
  // No `maxSockets`: the client's gate bounds them, and the agent's own queue would hand on sockets without asking the book.
  const options: AgentOptions = { keepAlive: true, scheduling: 'lifo' };
  const agent = isTls ? new HttpsAgent(options) : new HttpAgent(options);
  // Node's documented hook; wrapped, not replaced, so that its handling of a server's `Keep-Alive: timeout` stays.
  const keep: (socket: Duplex) => unknown = agent.keepSocketAlive.bind(agent);
  agent.keepSocketAlive = (socket: Duplex): boolean => keep(socket) !== false && book.mayKeep(socket);
  return agent;
}

/** An agent that never reuses a connection but resumes TLS sessions, which spares most of a fresh handshake. */
export function oneShotAgent(isTls: boolean): HttpAgent {
  return isTls ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
}
