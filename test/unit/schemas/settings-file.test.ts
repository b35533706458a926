import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { defaultPace } from '../../../src/domain/pace.js';
import { SettingsError, parseSettings } from '../../../src/schemas/settings-file.js';

const TODAY = '2026-11-22T00:00:00.000Z';

const registrar = {
  name: 'opensrs',
  url: 'https://horizon.opensrs.net:55443/',
  username: 'acme',
  key: { file: '/run/secrets/opensrs-key' },
  environment: 'test',
};
const connector = {
  name: '.com at OpenSRS',
  tld: 'com',
  registrar: 'opensrs',
  registration: 'automatic',
  renewal: 'manual',
  transfer: 'manual',
  cancellation: 'unsupported',
};

interface Changes {
  readonly registrar?: Readonly<Record<string, unknown>>;
  readonly connector?: Readonly<Record<string, unknown>>;
  readonly file?: Readonly<Record<string, unknown>>;
  readonly account?: string;
}

function file(changes: Changes = {}): string {
  return stringify({
    schemaVersion: 1,
    accounts: {
      [changes.account ?? 'acme']: {
        registrars: [{ ...registrar, ...changes.registrar }],
        connectors: [{ ...connector, ...changes.connector }],
      },
    },
    ...changes.file,
  });
}

function mistake(yaml: string): string {
  try {
    parseSettings(yaml, 'tenure.yaml', TODAY);
    return 'taken';
  } catch (error) {
    return error instanceof SettingsError ? error.message : `not a SettingsError: ${String(error)}`;
  }
}

describe('a good file', () => {
  test('gives what new operations are pinned from', () => {
    const settings = parseSettings(file(), 'tenure.yaml', TODAY);
    expect(settings.pace).toBe(defaultPace);
    expect(settings.paceFactor).toBe(1);
    expect(settings.accounts.get('acme')).toEqual({
      registrars: [
        {
          ...registrar,
          key: { kind: 'file', path: '/run/secrets/opensrs-key' },
          api: 'xcp',
          events: 'off',
          currency: 'USD',
          orderMarker: 'affiliate_id',
          writes: true,
          providerNameServers: [],
          limits: { activitiesPerSecond: 2, concurrentCalls: 4 },
        },
      ],
      connectors: [
        {
          name: '.com at OpenSRS',
          tld: 'com',
          registrar: 'opensrs',
          version: 1,
          changes: 'automatic',
          lockForbidsChanges: false,
          modes: { registration: 'automatic', renewal: 'manual', transfer: 'manual', cancellation: 'unsupported' },
          flags: {
            editNameServers: false,
            manageContacts: false,
            registrarLock: false,
            transferKey: false,
            transferUsesProviderNameServers: false,
            whoisPrivacy: false,
          },
        },
      ],
    });
  });

  test('may take the key from the environment', () => {
    const settings = parseSettings(file({ registrar: { key: { env: 'OPENSRS_KEY' } } }), 'tenure.yaml', TODAY);
    expect(settings.accounts.get('acme')?.registrars[0]?.key).toEqual({ kind: 'environment', variable: 'OPENSRS_KEY' });
  });

  test('may shorten the waits where nothing is live, and the version of the pace tells', () => {
    const settings = parseSettings(file({ file: { pace: { factor: 0.5 } } }), 'tenure.yaml', TODAY);
    expect([settings.paceFactor, settings.pace.version]).toEqual([0.5, `${defaultPace.version}*0.5`]);
  });

  test('may set single figures, which the factor leaves alone', () => {
    const settings = parseSettings(
      file({ file: { pace: { factor: 0.5, readBackDelaysMs: [7, 8] } } }),
      'tenure.yaml',
      TODAY,
    );
    expect(settings.pace.readBackDelaysMs).toEqual([7, 8]);
    expect(settings.pace.version).toBe(`${defaultPace.version}*0.5+file`);
  });

  test('may sell a TLD without a record by the careful default, if it says so', () => {
    const settings = parseSettings(file({ connector: { tld: 'zz', acceptDefaultPolicy: true } }), 'tenure.yaml', TODAY);
    expect(settings.accounts.get('acme')?.connectors[0]).toMatchObject({ tld: 'zz', acceptDefaultPolicy: true });
  });

  test('may show the transfer key where the registrar does', () => {
    expect(mistake(file({ connector: { transferKey: true } }))).toBe('taken');
  });

  test('may name a live registrar, at the full pace', () => {
    expect(mistake(file({ registrar: { environment: 'live' } }))).toBe('taken');
  });
});

describe('each mistake is named with its place', () => {
  test.each([
    ['no YAML', 'a: [1, 2', 'tenure.yaml is not YAML: line 1, column'],
    ['an empty file', '', '(top):'],
    ['another schema version', file({ file: { schemaVersion: 2 } }), 'schemaVersion:'],
    [
      'a misspelt field',
      file({ registrar: { user: 'acme' } }),
      'accounts.acme.registrars.0.user is not a field that is known here.',
    ],
    ['an account in capitals', file({ account: 'Acme' }), 'accounts.Acme:'],
    [
      'no registrars',
      file({ file: { accounts: { acme: { registrars: [], connectors: [connector] } } } }),
      'accounts.acme.registrars:',
    ],
    [
      'a registrar with a long name',
      file({ registrar: { name: 'x'.repeat(21) } }),
      'accounts.acme.registrars.0.name may have at most 20 characters',
    ],
    [
      'a url that is none',
      file({ registrar: { url: 'horizon' } }),
      'registrars.0.url must be the address of the registrar',
    ],
    ['a url of another kind', file({ registrar: { url: 'ftp://x.example/' } }), 'registrars.0.url must be the address'],
    [
      'a live registrar without TLS',
      file({ registrar: { environment: 'live', url: 'http://rr.example/' } }),
      'registrar "opensrs" is live: its url must begin with https.',
    ],
    ['no environment', file({ registrar: { environment: undefined } }), 'registrars.0.environment is missing'],
    [
      'a currency in small letters',
      file({ registrar: { currency: 'usd' } }),
      'registrars.0.currency must be a currency code',
    ],
    [
      'an unknown marker',
      file({ registrar: { orderMarker: 'comments' } }),
      'registrars.0.orderMarker must be one of affiliate_id, none.',
    ],
    [
      'one name server',
      file({ registrar: { providerNameServers: ['ns1.example.net'] } }),
      'providerNameServers needs two hosts at least',
    ],
    [
      'a name server that is no host',
      file({ registrar: { providerNameServers: ['ns1.example.net', '192.0.2.1'] } }),
      'providerNameServers.1 must be a host name',
    ],
    [
      'a TLD with its dot',
      file({ connector: { tld: '.com' } }),
      'connectors.0.tld must be a TLD without its leading dot',
    ],
    [
      'an unknown mode',
      file({ connector: { renewal: 'sometimes' } }),
      'connectors.0.renewal must be one of automatic, manual, unsupported.',
    ],
    [
      'a version that is no number',
      file({ connector: { version: 'one' } }),
      'connectors.0.version must be a whole number',
    ],
    [
      'a registrar that is not there',
      file({ connector: { registrar: 'other' } }),
      'connector ".com at OpenSRS" names the registrar "other", which is not there.',
    ],
    ['a TLD without a policy', file({ connector: { tld: 'zz' } }), 'there is no policy record for .zz.'],
    [
      'a lock on a TLD that is sold by the default',
      file({ connector: { tld: 'zz', acceptDefaultPolicy: true, registrarLock: true } }),
      '.zz has no registrar lock.',
    ],
    [
      'a transfer key outside the list of the connector page',
      file({ connector: { tld: 'uk', transferKey: true } }),
      'the registrar does not show the transfer key of .uk.',
    ],
    ['a lock on .de', file({ connector: { tld: 'de', registrarLock: true } }), '.de has no registrar lock.'],
    ['privacy on .us', file({ connector: { tld: 'us', whoisPrivacy: true } }), '.us has no WHOIS privacy.'],
    ['a factor above one', file({ file: { pace: { factor: 2 } } }), 'pace.factor:'],
    ['a factor of nothing', file({ file: { pace: { factor: 0 } } }), 'pace.factor:'],
    ['no reading at all', file({ file: { pace: { readBackDelaysMs: [] } } }), 'pace.readBackDelaysMs:'],
  ])('%s', (_, yaml, expected) => expect(mistake(yaml)).toContain(expected));

  test('two registrars of one name, and two connectors of one TLD', () => {
    const yaml = stringify({
      schemaVersion: 1,
      accounts: { acme: { registrars: [registrar, registrar], connectors: [connector, connector] } },
    });
    expect(mistake(yaml)).toContain('two registrars have the same name.');
    expect(mistake(yaml)).toContain('two connectors serve the same TLD, .com;');
  });

  test('aliases that multiply without end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 8; level++) {
      const before = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => before).join(', ')}]`);
    }
    expect(mistake(lines.join('\n'))).toContain('its aliases do not resolve');
  });
});

describe('haste is refused where money is real', () => {
  test.each([
    ['a factor', { factor: 0.5 }],
    ['a first reading within the minute', { readBackDelaysMs: [59_999, 240_000] }],
    ['a second reading right after the first', { readBackDelaysMs: [60_000, 0] }],
  ])('%s', (_, pace) => {
    expect(mistake(file({ registrar: { environment: 'live' }, file: { pace } }))).toContain('live environment');
    expect(mistake(file({ file: { pace } }))).toBe('taken');
  });

  test('but patience is not', () => {
    const pace = { readBackDelaysMs: [120_000, 600_000] };
    expect(mistake(file({ registrar: { environment: 'live' }, file: { pace } }))).toBe('taken');
  });
});

describe('a secret in the file', () => {
  const SECRET = 'CanaryKey0123456789abcdef';

  test.each([
    ['as the key', file({ registrar: { key: SECRET } }), 'The key itself does not belong in this file.'],
    ['inside the key', file({ registrar: { key: { value: SECRET } } }), 'The key itself does not belong in this file.'],
    [
      'as the password of the url',
      file({ registrar: { url: `https://acme:${SECRET}@horizon.opensrs.net/` } }),
      'must hold no user name and no password',
    ],
    ['as a field of its own', file({ registrar: { password: SECRET } }), 'registrars.0.password is not a field'],
    ['on a line that is no YAML', `accounts:\n  key: "${SECRET}\n: : [`, 'is not YAML: line'],
    ['behind a tag that is unknown', `key: !!nothing ${SECRET}`, '(top)'],
    ['as an alias that is not there', `key: *${SECRET}`, 'its aliases do not resolve'],
  ])('%s is refused and not repeated', (_, yaml, expected) => {
    const text = mistake(yaml);
    expect(text).toContain(expected);
    expect(text).not.toContain('Canary');
  });
});

test('whatever stands in the file, the answer is settings or a SettingsError', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.jsonValue().map((value) => stringify(value)),
      ),
      (yaml) => {
        expect(mistake(yaml)).not.toContain('not a SettingsError');
      },
    ),
  );
});
