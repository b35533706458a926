// The simulator in a process of its own; its rate limits are lifted, because Tenure is what is measured.
import { startSimulator } from '../../dist/simulator/start.js';
import { servePart } from './part.js';

export interface SimulatorConfig {
  readonly seed: number;
}

export interface SimulatorReady {
  readonly url: string;
  readonly adminUrl: string;
  readonly username: string;
  readonly key: string;
}

servePart(async ({ seed }: SimulatorConfig) => {
  const simulator = await startSimulator({ seed, limits: 'lifted', balance: 10_000_000 });
  const { username = '', key = '' } = simulator.accounts[0] ?? {};
  const ready: SimulatorReady = { url: simulator.url, adminUrl: simulator.adminUrl, username, key };
  return { ready, stop: simulator.stop };
});
