// One account, one registrar record (the simulator), every connector automatic: what a registration needs and no more.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BENCH_ACCOUNT = 'bench';

export interface SettingsFolder {
  readonly settingsFile: string;
  readonly remove: () => Promise<void>;
}

/** With a factor of 1, waits stay as they are in life: an automatic registration has none. */
export async function writeSettings(
  registrar: { readonly url: string; readonly username: string; readonly key: string },
  paceFactor: number,
): Promise<SettingsFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-bench-'));
  const keyFile = join(folder, 'registrar.key');
  const settingsFile = join(folder, 'settings.yaml');
  await writeFile(keyFile, registrar.key, { mode: 0o600 });
  const connectors = ['com', 'us'].map((tld) => ({
    name: `${tld} at OpenSRS`,
    tld,
    registrar: 'opensrs',
    registration: 'automatic',
    renewal: 'automatic',
    transfer: 'automatic',
    cancellation: 'automatic',
    editNameServers: true,
    manageContacts: true,
    registrarLock: true,
    transferKey: true,
    whoisPrivacy: tld === 'com',
  }));
  const record = {
    name: 'opensrs',
    url: registrar.url,
    username: registrar.username,
    key: { file: keyFile },
    environment: 'test',
    providerNameServers: ['ns1.systemdns.com', 'ns2.systemdns.com'],
  };
  // JSON is YAML.
  const settings = {
    schemaVersion: 1,
    pace: { factor: paceFactor },
    accounts: { [BENCH_ACCOUNT]: { registrars: [record], connectors } },
  };
  await writeFile(settingsFile, JSON.stringify(settings, undefined, 2));
  return { settingsFile, remove: () => rm(folder, { recursive: true, force: true }) };
}
