import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTransferRequest } from '../../../src/domain/transfer-request.js';
import { contact } from './support/orders.js';

function input(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { domain: 'example.com', contacts: { registrant: contact }, ...changes };
}

function problemsOf(request: unknown): readonly string[] {
  const parsed = parseTransferRequest(request);
  return parsed.kind === 'valid' ? [] : parsed.problems.map(({ field, sentence }) => `${field}: ${sentence}`);
}

const profile = { username: 'owen01', password: 'S3cret-pass_99' };

describe('transfers that are taken', () => {
  test.each([
    ['the least that is needed', input()],
    ['the one year that an order can carry', input({ periodYears: 1 })],
    ['a code with every sign that codes have', input({ authCode: 'Xy7!abc"<&>\' #1' })],
    ['contacts that replace those of the name', input({ changeContact: true })],
    ['an address for the consent of the owner', input({ ownerConfirmAddress: 'owen@example.com' })],
    ['name servers', input({ nameServers: ['ns1.example.net', 'ns2.example.net'], customTransferNameServers: true })],
    ['the name servers that it has', input({ customTransferNameServers: false })],
    ['a name that joins a profile', input({ profile, linkTo: 'example.org' })],
    ['an internationalised name with its language', input({ domain: 'café.com', languageTag: 'fre' })],
    [
      'settings wanted afterwards',
      input({ registrarLock: true, whoisPrivacy: false, autoRenew: true, parkedPage: false }),
    ],
    ['null for what is left out', input({ periodYears: null, authCode: null, nameServers: null, changeContact: null })],
  ])('%s', (_, request) => expect(problemsOf(request)).toEqual([]));

  test('no period, handling or kind is made up', () => {
    const parsed = parseTransferRequest(input({ authCode: '', comments: '' }));
    expect(parsed).toEqual({ kind: 'valid', value: { domain: 'example.com', contacts: { registrant: contact } } });
  });
});

describe('a wrong field is named, with what to do', () => {
  test.each([
    ['no name', input({ domain: '' }), 'domain: domain is missing'],
    ['no contacts', input({ contacts: undefined }), 'contacts: contacts is missing'],
    ['two years', input({ periodYears: 2 }), 'periodYears: periodYears of a transfer can only be 1; leave it out.'],
    ['years as text', input({ periodYears: '1' }), 'periodYears of a transfer can only be 1'],
    [
      'a code that was copied with a space',
      input({ authCode: 'Xy7!abc ' }),
      'authCode: authCode must not begin or end',
    ],
    ['a code without end', input({ authCode: 'x'.repeat(256) }), 'authCode may have at most 255 characters'],
    ['a code with a control character', input({ authCode: 'a\u0000b' }), 'authCode holds a control character'],
    [
      'an address that is none',
      input({ ownerConfirmAddress: 'owen' }),
      'ownerConfirmAddress must be an e-mail address',
    ],
    [
      'name servers that are to be ignored',
      input({ nameServers: ['ns1.example.net', 'ns2.example.net'], customTransferNameServers: false }),
      'customTransferNameServers: customTransferNameServers is false, so that nameServers would be ignored',
    ],
    ['one name server', input({ nameServers: ['ns1.example.net'] }), 'nameServers needs 2 to 13 hosts'],
    ['linkTo without credentials', input({ linkTo: 'example.org' }), 'profile: profile is missing'],
    ['a tech contact that is missing', input({ customTechContact: true }), 'contacts.tech: contacts.tech is missing'],
    ['an IDN without its language', input({ domain: 'café.com' }), 'languageTag: languageTag is missing'],
    ['a language for a plain name', input({ languageTag: 'fre' }), 'languageTag is for internationalised names only'],
    ['a field of registrations', input({ premiumPrice: '10.00' }), 'premiumPrice is not a field that is known here'],
    ['a flag as number', input({ changeContact: 1 }), 'changeContact must be true or false'],
  ])('%s', (_, request, expected) => {
    expect(problemsOf(request)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('and what was wrong with a code, never the code', () => {
    const spoilt = fc.constantFrom(' ', '\u0000', '\ud800', 'x'.repeat(300));
    fc.assert(
      fc.property(spoilt, (spoil) => {
        const sentences = problemsOf(input({ authCode: `CanaryCode${spoil}`, ownerConfirmAddress: `Canary${spoil}` }));
        expect(sentences.length).toBeGreaterThan(0);
        expect(sentences.join('\n')).not.toContain('anary');
      }),
    );
  });

  test('there is an answer to anything, never an exception', () => {
    fc.assert(fc.property(fc.anything(), (any) => ['valid', 'invalid'].includes(parseTransferRequest(any).kind)));
  });

  test('what is accepted is plain JSON that is accepted again, unchanged', () => {
    const parsed = parseTransferRequest(input({ domain: 'Café.com', languageTag: 'fre', authCode: 'Xy7!' }));
    expect(parsed.kind).toBe('valid');
    if (parsed.kind === 'valid') expect(parseTransferRequest(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed);
  });
});
