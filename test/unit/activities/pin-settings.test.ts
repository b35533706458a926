import { describe, expect, test } from 'vitest';
import {
  makePinSettings,
  makePinSettingsPatiently,
  makePinSettingsQuickly,
} from '../../../src/activities/pin-settings.js';
import { scaledPace } from '../../../src/domain/pace.js';
import type { Settings } from '../../../src/domain/settings-catalog.js';
import { parseSettings } from '../../../src/schemas/settings-file.js';
import { policyOf } from '../domain/support/orders.js';

const TODAY = '2026-11-22T00:00:00.000Z';
const modes = 'registration: automatic, renewal: automatic, transfer: automatic, cancellation: automatic';
const yaml = `
schemaVersion: 1
accounts:
  acme:
    registrars:
      - { name: opensrs, url: "https://horizon.opensrs.net:55443/", username: acme, key: { env: KEY }, environment: test }
    connectors:
      - { name: .uk, tld: uk, registrar: opensrs, version: 4, ${modes} }
      - { name: .co.uk, tld: co.uk, registrar: opensrs, version: 2, ${modes} }
  other:
    registrars:
      - { name: opensrs, url: "https://horizon.opensrs.net:55443/", username: other, key: { env: KEY }, environment: test }
    connectors:
      - { name: .com, tld: com, registrar: opensrs, ${modes} }
`;
const settings = parseSettings(yaml, 'test', TODAY);
const pin = (current: Settings = settings) =>
  makePinSettings(
    () => current,
    () => Promise.resolve('2'),
  );
const question = { account: 'acme', domain: 'example.co.uk', type: 'registerDomain' } as const;

describe('settings are pinned', () => {
  test('as copies with their versions, the connector of the longest TLD first', async () => {
    expect(await pin()(question)).toMatchObject({
      kind: 'pinned',
      settings: {
        schemaVersion: 1,
        connector: { name: '.co.uk', version: 2 },
        registrar: { name: 'opensrs', environment: 'test', orderMarker: 'affiliate_id' },
        policy: { tld: 'co.uk', version: policyOf('co.uk').version },
        profileKeyVersion: '2',
      },
    });
  });

  test('without address, user name or place of the key', async () => {
    expect(JSON.stringify(await pin()(question))).not.toMatch(/horizon|"acme"|KEY|writes/);
  });

  test('with the part of the policy that operations need, and no more', async () => {
    const answer = await pin()(question);
    const { term, capability, requires, renewal } = policyOf('co.uk');
    const policy = { tld: 'co.uk', term, capability, requires, renewal: { style: renewal.style } };
    expect(answer).toMatchObject({ settings: { policy } });
    expect(JSON.stringify(answer)).not.toMatch(/sources|dnsStopsAtDay|verification|graceDays/);
    const renewing = await pin()({ ...question, type: 'renewDomain' });
    expect(renewing).toMatchObject({ settings: { policy: policyOf('co.uk') } });
  });

  test('with the careful default where the connector accepts it for a TLD without a record', async () => {
    const accepted = parseSettings(yaml.replace('tld: co.uk,', 'tld: zz, acceptDefaultPolicy: true,'), 'test', TODAY);
    expect(await pin(accepted)({ ...question, domain: 'example.zz' })).toMatchObject({
      kind: 'pinned',
      settings: { policy: { tld: 'zz', term: { registrationYears: [1] }, capability: { registrarLock: false } } },
    });
  });

  test('from what holds now, not from what held when the worker began', async () => {
    let current = settings;
    const activity = makePinSettings(
      () => current,
      () => Promise.resolve('2'),
    );
    await activity(question);
    current = parseSettings(yaml.replace('version: 2', 'version: 3'), 'test', TODAY);
    expect(await activity(question)).toMatchObject({ settings: { connector: { version: 3 } } });
  });
});

describe('a name that nothing serves is refused with the field', () => {
  test.each([
    ['an unknown account', { ...question, account: 'nobody' }, 'account', 'account "nobody" is not known here'],
    ['a TLD without a connector', { ...question, domain: 'example.com' }, 'domain', 'Served: .co.uk, .uk.'],
    ['a TLD as a name', { ...question, domain: 'uk' }, 'domain', 'no connector of account "acme"'],
  ])('%s', async (_, asked, field, sentence) => {
    expect(await pin()(asked)).toMatchObject({
      kind: 'refused',
      problem: { field, sentence: expect.stringContaining(sentence) as string },
    });
  });

  test('a connector whose registrar has gone', async () => {
    const accounts = new Map([
      ['acme', { registrars: [], connectors: settings.accounts.get('acme')?.connectors ?? [] }],
    ]);
    expect(await pin({ ...settings, accounts })(question)).toMatchObject({
      problem: { sentence: expect.stringContaining('connector ".co.uk" is incomplete') as string },
    });
  });
});

describe('what a recorded override says', () => {
  test('is pinned as possible, and the version of the policy shows it', async () => {
    const override = 'registrarLock: true, override: { by: op-7, reason: confirmed }';
    const overridden = parseSettings(yaml.replace('tld: co.uk,', `tld: co.uk, ${override},`), 'test', TODAY);
    expect(await pin(overridden)(question)).toMatchObject({
      settings: { policy: { version: `${policyOf('co.uk').version}+override`, capability: { registrarLock: true } } },
    });
  });
});

test('a live registrar is not served at a shortened pace, wherever its record is kept', async () => {
  const live = parseSettings(yaml.replaceAll('environment: test', 'environment: live'), 'test', TODAY);
  const hasty = { ...live, pace: scaledPace(live.pace, 0.01) };
  expect(await pin(live)(question)).toMatchObject({ kind: 'pinned' });
  expect(await pin(hasty)(question)).toMatchObject({
    problem: { sentence: expect.stringContaining('live environment') as string },
  });
});

describe('settings that are kept in the catalog', () => {
  const fresh = { isFresh: () => Promise.resolve(true), refresh: () => Promise.resolve() };

  test('are pinned at once when they are fresh', async () => {
    expect(await makePinSettingsQuickly(fresh, pin())(question)).toMatchObject({ kind: 'pinned' });
  });

  test.each([
    ['there is something new', () => Promise.resolve(false)],
    ['the server does not say', () => Promise.reject(new Error('no answer'))],
  ])('are not waited for where %s: that would hold a workflow task', async (_, isFresh) => {
    expect(await makePinSettingsQuickly({ ...fresh, isFresh }, pin())(question)).toEqual({ kind: 'not_read' });
  });

  test('that cannot be read fail with a sentence, and nothing older is pinned instead', async () => {
    const refresh = () => Promise.reject(new Error('no worker'));
    const asked = makePinSettingsPatiently({ ...fresh, refresh }, pin())(question);
    await expect(asked).rejects.toMatchObject({
      type: 'WorkerConfiguration',
      message: expect.stringContaining('The catalog of account "acme" does not answer') as string,
    });
  });
});
