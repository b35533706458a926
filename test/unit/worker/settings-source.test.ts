import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSettingsFile } from '../../../src/worker/settings-source.js';

const modes = 'registration: automatic, renewal: automatic, transfer: automatic, cancellation: automatic';
const yaml = (writes: boolean): string => `
schemaVersion: 1
accounts:
  acme:
    registrars:
      - { name: opensrs, url: "https://127.0.0.1/", username: acme, key: { env: KEY }, environment: test, writes: ${writes} }
    connectors:
      - { name: .com, tld: com, registrar: opensrs, ${modes} }
`;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenure-settings-'));
  path = join(folder, 'tenure.yaml');
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function opened() {
  const warnings: string[] = [];
  const settings = openSettingsFile(path, (sentence) => warnings.push(sentence));
  const writes = (): boolean | undefined => settings().accounts.get('acme')?.registrars[0]?.writes;
  return { writes, warnings };
}

test('a change is in force within a second, so that switching writes off works at once', () => {
  writeFileSync(path, yaml(true));
  const { writes } = opened();
  expect(writes()).toBe(true);
  writeFileSync(path, yaml(false));
  vi.advanceTimersByTime(1_000);
  expect(writes()).toBe(false);
});

test('a change that cannot be read is reported once, and the settings read before stay in force', () => {
  writeFileSync(path, yaml(true));
  const { writes, warnings } = opened();
  writeFileSync(path, 'accounts: [');
  vi.advanceTimersByTime(1_000);
  expect(writes()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(writes()).toBe(true);
  expect(warnings).toEqual([expect.stringContaining('is not YAML: line 1')]);
  expect(warnings[0]).toContain('The settings read before stay in force.');
});

test('a file that is corrected after a mistake is read', () => {
  writeFileSync(path, yaml(true));
  const { writes } = opened();
  writeFileSync(path, 'accounts: [');
  vi.advanceTimersByTime(1_000);
  writes();
  writeFileSync(path, yaml(false));
  vi.advanceTimersByTime(1_000);
  expect(writes()).toBe(false);
});

test('a file that is taken away leaves the settings in force', () => {
  writeFileSync(path, yaml(true));
  const { writes, warnings } = opened();
  rmSync(path);
  vi.advanceTimersByTime(1_000);
  expect(writes()).toBe(true);
  expect(warnings[0]).toContain(`The settings file ${path} cannot be read.`);
});

test('a worker does not start without its file, and says how to give it', () => {
  expect(() => openSettingsFile(join(folder, 'missing.yaml'), () => undefined)).toThrow(
    /missing\.yaml cannot be read\. Give its path with --settings or TENURE_SETTINGS_FILE\./,
  );
});
