// docs/reference/configuration.md and src/config.ts say the same, and nothing reads a setting that is in neither.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Setting, settingValue, settings } from '../../../src/config.js';
import { parseSettings } from '../../../src/schemas/settings-file.js';
import { filesUnder, textOf } from '../../repository/files.js';
import { tableUnder } from '../../repository/markdown.js';

const all: readonly Setting[] = Object.values(settings);
const document = readFileSync(
  fileURLToPath(new URL('../../../docs/reference/configuration.md', import.meta.url)),
  'utf8',
);

test('the table has each setting with flag, type, default, secrecy and meaning', () => {
  expect(tableUnder(document, 'Settings of Tenure')).toEqual(
    all.map((setting) => ({
      Variable: `\`${setting.variable}\``,
      Flag: setting.flag === undefined ? '–' : `\`${setting.flag}\``,
      Type: setting.unit === undefined ? setting.type : `${setting.type}, ${setting.unit}`,
      Default: setting.default === undefined ? '–' : `\`${setting.default}\``,
      Secret: setting.isSecret ? 'yes' : 'no',
      Meaning: setting.meaning,
    })),
  );
});

test('every variable of ours that the source names is a setting', () => {
  const named = filesUnder('src', (path) => path.endsWith('.ts')).flatMap(
    ({ path }) => textOf(path).match(/\bTENURE_[A-Z]+(?:_[A-Z]+)*\b/g) ?? [],
  );
  expect([...new Set(named)].toSorted()).toEqual(all.map((setting) => setting.variable).toSorted());
});

test('a flag goes before the environment, and that before the default', () => {
  const env = { TENURE_ACCOUNT: 'from-env' };
  expect(settingValue('account', 'from-flag', env)).toBe('from-flag');
  expect(settingValue('account', undefined, env)).toBe('from-env');
  expect(settingValue('account', undefined, { TENURE_ACCOUNT: '' })).toBe('main');
  expect(settingValue('temporalBin', undefined, {})).toBeUndefined();
});

test('the settings file in the document is one that a worker accepts', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(document) ?? [];
  const account = parseSettings(yaml, 'the document', '2026-11-22T00:00:00.000Z').accounts.get('main');
  expect(account?.connectors.map((connector) => connector.tld)).toEqual(['com', 'ca']);
});
