import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedRequest } from '../../../src/domain/operation-request.js';
import { parseRegistrationRequest } from '../../../src/domain/registration-request.js';
import { contact, orderInput } from './support/orders.js';

/** Problems as `field: sentence`; empty when the request is right. */
function problemsOf(input: unknown): readonly string[] {
  const parsed = parseRegistrationRequest(input);
  return parsed.kind === 'valid' ? [] : parsed.problems.map(({ field, sentence }) => `${field}: ${sentence}`);
}

function withContact(changes: Record<string, unknown>, role = 'registrant'): Record<string, unknown> {
  return orderInput({ contacts: { registrant: contact, [role]: { ...contact, ...changes } } });
}

function without(input: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== field));
}

const profile = { username: 'owen01', password: 'S3cret-pass_99' };
const group = { profile, linkTo: 'example.org' };

describe('requests that are taken', () => {
  test.each([
    ['the least that is needed', orderInput()],
    ['ten years', orderInput({ periodYears: 10 })],
    ['an extension in the phone number', withContact({ phone: '+353.14165550123x12' })],
    ['two name servers', orderInput({ nameServers: ['ns1.example.net', 'NS2.example.net'] })],
    ['thirteen name servers', orderInput({ nameServers: hosts(13) })],
    ['a name with its language tag', orderInput({ domain: 'café.com', languageTag: 'fre' })],
    ['a premium name with its price', orderInput({ kind: 'premium', premiumPrice: '120.00' })],
    ['a sunrise order with its mark, saved', orderInput({ kind: 'sunrise', trademarkSmd: 'PD94', handling: 'save' })],
    ['a name that joins a profile', orderInput(group)],
    [
      'every character that a password may have',
      orderInput({ profile: { username: 'abc', password: '!@$^,.~|=-+_{}#aZ09' } }),
    ],
    ['an own tech contact', withContact({}, 'tech')],
    [
      'texts and objects of texts in tldData',
      orderInput({ tldData: { br_register_number: '1', nexus: { category: 'C11' } } }),
    ],
    ['an address of version 4', orderInput({ registrantIp: '192.0.2.7' })],
    ['an address of version 6', orderInput({ registrantIp: '2001:db8::7' })],
    ['an address of version 6 that holds one of version 4', orderInput({ registrantIp: '::ffff:192.0.2.7' })],
    ['null for what is left out', orderInput({ profile: null, nameServers: null, tldData: null, registrarLock: null })],
    ['every Unicode letter in a contact', withContact({ lastName: 'Ōtté 王 😀 & <"\'>' })],
  ])('%s', (_, input) => expect(problemsOf(input)).toEqual([]));

  test('text that was left empty in a form counts as left out', () => {
    const parsed = parseRegistrationRequest({
      ...withContact({ address2: '', fax: '', state: '' }),
      affiliateId: '',
      dnsTemplate: '',
      premiumPrice: '',
      registrantIp: '',
    });
    expect(parsed).toMatchObject({ kind: 'valid' });
    if (parsed.kind === 'valid') {
      expect(Object.keys(parsed.value)).toEqual(['domain', 'kind', 'periodYears', 'handling', 'contacts']);
      expect(Object.keys(parsed.value.contacts.registrant)).not.toContain('fax');
    }
  });

  test('the name becomes its a-label, hosts become lower case', () => {
    const input = orderInput({
      domain: 'Café.com',
      languageTag: 'fre',
      nameServers: ['NS1.Example.net', 'ns2.example.net'],
    });
    expect(parseRegistrationRequest(input)).toMatchObject({
      kind: 'valid',
      value: { domain: 'xn--caf-dma.com', nameServers: ['ns1.example.net', 'ns2.example.net'] },
    });
  });
});

function hosts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `ns${index + 1}.example.net`);
}

describe('a wrong field is named, with what to do', () => {
  test.each([
    ['a name that is none', orderInput({ domain: 'example' }), 'domain: domain "example" has no top-level domain'],
    [
      'a mixed-script label',
      orderInput({ domain: 'pаypal.com' }),
      'domain: domain "pаypal.com": the label "pаypal" mixes',
    ],
    ['no period', without(orderInput(), 'periodYears'), 'periodYears: periodYears is missing'],
    ['eleven years', orderInput({ periodYears: 11 }), 'from 1 to 10; 11 was given'],
    ['no year', orderInput({ periodYears: 0 }), 'from 1 to 10; 0 was given'],
    ['minus one year', orderInput({ periodYears: -1 }), 'from 1 to 10; -1 was given'],
    ['a year and a half', orderInput({ periodYears: 1.5 }), 'from 1 to 10; 1.5 was given'],
    ['no number of years', orderInput({ periodYears: Number.NaN }), 'from 1 to 10; NaN was given'],
    [
      'years as text',
      orderInput({ periodYears: '1' }),
      'periodYears: periodYears must be a whole number from 1 to 10.',
    ],
    ['no contacts', without(orderInput(), 'contacts'), 'contacts: contacts is missing'],
    ['contacts as text', orderInput({ contacts: 'Owen' }), 'contacts: contacts must be an object.'],
    [
      'no registrant',
      orderInput({ contacts: { admin: contact } }),
      'contacts.registrant: contacts.registrant is missing',
    ],
    [
      'a contact without a name',
      withContact({ firstName: undefined }),
      'contacts.registrant.firstName: contacts.registrant.firstName is missing.',
    ],
    [
      'a contact with a blank name',
      withContact({ lastName: '  ' }),
      'contacts.registrant.lastName: contacts.registrant.lastName is missing.',
    ],
    [
      'a phone number in local form',
      withContact({ phone: '416-555-0123' }),
      'contacts.registrant.phone: contacts.registrant.phone must be written as +country.number',
    ],
    [
      'a phone number that is too long',
      withContact({ phone: '+123.1234567890123' }),
      'contacts.registrant.phone must be written',
    ],
    [
      'a phone number of 21 characters',
      withContact({ phone: '+123.123456789012x1234' }),
      'contacts.registrant.phone may have at most 20',
    ],
    ['a fax number without a code', withContact({ fax: '4165550123' }), 'contacts.registrant.fax must be written'],
    [
      'an e-mail address without an at sign',
      withContact({ email: 'owen.example.com' }),
      'contacts.registrant.email must be an e-mail address',
    ],
    [
      'an e-mail address without a domain',
      withContact({ email: 'owen@localhost' }),
      'contacts.registrant.email must be an e-mail address',
    ],
    [
      'two e-mail addresses',
      withContact({ email: 'a@example.com,b@example.com' }),
      'contacts.registrant.email must be an e-mail address',
    ],
    [
      'a line feed after the e-mail address',
      withContact({ email: 'a@example.com\nBcc: b@example.com' }),
      'contacts.registrant.email must be',
    ],
    [
      'the country UK',
      withContact({ country: 'UK' }),
      'contacts.registrant.country: contacts.registrant.country: UK is not an ISO code; write GB.',
    ],
    [
      'an unknown country',
      withContact({ country: 'XX' }),
      'contacts.registrant.country is not an ISO 3166 country code',
    ],
    [
      'a country in small letters',
      withContact({ country: 'us' }),
      'contacts.registrant.country must be a country code of two capital letters',
    ],
    ['a country by name', withContact({ country: 'Canada' }), 'contacts.registrant.country may have at most 2'],
    [
      'a contact that is misspelt',
      withContact({ zip: '90210' }),
      'contacts.registrant.zip is not a field that is known here',
    ],
    ['another contact, by its own path', withContact({ phone: 'x' }, 'billing'), 'contacts.billing.phone: '],
    [
      'a role that is unknown',
      orderInput({ contacts: { registrant: contact, owner: contact } }),
      'contacts.owner is not a field',
    ],
    [
      'a name that is too long',
      withContact({ lastName: 'x'.repeat(65) }),
      'lastName may have at most 64 characters; 65 were given',
    ],
    [
      'a control character',
      withContact({ city: 'Some\u0007City' }),
      'contacts.registrant.city holds a control character',
    ],
    [
      'half a surrogate pair',
      withContact({ city: 'City \ud83d' }),
      'contacts.registrant.city holds a control character',
    ],
    ['a non-character', withContact({ city: 'City\uffff' }), 'contacts.registrant.city holds a control character'],
    ['an unknown kind', orderInput({ kind: 'transfer' }), 'kind: kind must be one of new, premium, sunrise, landrush.'],
    ['an unknown handling', orderInput({ handling: 'later' }), 'handling: handling must be one of process, save.'],
    [
      'one name server',
      orderInput({ nameServers: hosts(1) }),
      'nameServers: nameServers needs 2 to 13 hosts; 1 were given',
    ],
    ['fourteen name servers', orderInput({ nameServers: hosts(14) }), 'nameServers needs 2 to 13 hosts; 14 were given'],
    [
      'a name server twice',
      orderInput({ nameServers: ['ns1.example.net', 'NS1.example.NET'] }),
      'names the same host twice',
    ],
    [
      'an address as name server',
      orderInput({ nameServers: ['ns1.example.net', '192.0.2.1'] }),
      'nameServers.1: nameServers.1 is not a host name',
    ],
    ['name servers as text', orderInput({ nameServers: 'ns1.example.net' }), 'nameServers: nameServers must be a list'],
    [
      'a name server that is a number',
      orderInput({ nameServers: ['ns1.example.net', 7] }),
      'nameServers: nameServers must be a list',
    ],
    ['premium without its price', orderInput({ kind: 'premium' }), 'premiumPrice: premiumPrice is missing'],
    [
      'a price without premium',
      orderInput({ premiumPrice: '10.00' }),
      'premiumPrice: premiumPrice is for kind premium only',
    ],
    [
      'a price without cents',
      orderInput({ kind: 'premium', premiumPrice: '120' }),
      'premiumPrice must be a price written as nnn.nn',
    ],
    ['a price as number', orderInput({ kind: 'premium', premiumPrice: 120 }), 'premiumPrice must be text'],
    [
      'sunrise without a mark',
      orderInput({ kind: 'sunrise', handling: 'save' }),
      'trademarkSmd: trademarkSmd is missing: a sunrise order needs',
    ],
    [
      'sunrise that is not saved',
      orderInput({ kind: 'sunrise', trademarkSmd: 'PD94' }),
      'handling: handling must be save for a sunrise order',
    ],
    [
      'a mark without sunrise',
      orderInput({ trademarkSmd: 'PD94' }),
      'trademarkSmd: trademarkSmd is for kind sunrise only',
    ],
    ['premium with an empty price', orderInput({ kind: 'premium', premiumPrice: '' }), 'premiumPrice is missing'],
    [
      'two ways of linking',
      orderInput({ ...group, linkDomains: true }),
      'linkTo: linkTo joins an existing profile; it excludes',
    ],
    [
      'linkTo with a master order',
      orderInput({ ...group, masterOrderId: '1' }),
      'linkTo: linkTo joins an existing profile; it excludes',
    ],
    [
      'the first of a group that follows',
      orderInput({ linkDomains: true, masterOrderId: '1' }),
      'linkDomains: only the first of a group',
    ],
    ['linkTo without credentials', orderInput({ linkTo: 'example.org' }), 'profile: profile is missing'],
    ['linkTo that is no name', orderInput({ ...group, linkTo: 'exam ple.com' }), 'linkTo: linkTo holds white space'],
    [
      'a master order in letters',
      orderInput({ masterOrderId: 'abc' }),
      'masterOrderId must be an order id, digits only',
    ],
    [
      'a profile without a password',
      orderInput({ profile: { username: 'owen01' } }),
      'profile.password: profile.password is missing',
    ],
    [
      'a short password',
      orderInput({ profile: { ...profile, password: 'S3cret' } }),
      'profile.password must be 10 to 20',
    ],
    [
      'a long password',
      orderInput({ profile: { ...profile, password: 'x'.repeat(21) } }),
      'profile.password may have at most 20',
    ],
    [
      'a password with a space',
      orderInput({ profile: { ...profile, password: 'S3cret pass 99' } }),
      'profile.password must be 10 to 20',
    ],
    [
      'a password with an ampersand',
      orderInput({ profile: { ...profile, password: 'S3cret&pass99' } }),
      'profile.password must be 10 to 20',
    ],
    [
      'a user name of two letters',
      orderInput({ profile: { ...profile, username: 'ow' } }),
      'profile.username must be 3 to 20 letters and digits',
    ],
    [
      'a user name with a hyphen',
      orderInput({ profile: { ...profile, username: 'ow-en' } }),
      'profile.username must be 3 to 20',
    ],
    [
      'a tech contact that is asked for but missing',
      orderInput({ customTechContact: true }),
      'contacts.tech: contacts.tech is missing',
    ],
    ['a flag as number', orderInput({ registrarLock: 1 }), 'registrarLock: registrarLock must be true or false.'],
    ['an IDN without its language', orderInput({ domain: 'café.com' }), 'languageTag: languageTag is missing'],
    [
      'a language for a plain name',
      orderInput({ languageTag: 'fre' }),
      'languageTag: languageTag is for internationalised names only',
    ],
    [
      'a language tag of two letters',
      orderInput({ domain: 'café.com', languageTag: 'fr' }),
      'languageTag must be a language tag of three letters',
    ],
    ['a legal type in small letters', orderInput({ legalType: 'cct' }), 'legalType must be a legal type'],
    ['tldData as list', orderInput({ tldData: ['C11'] }), 'tldData: tldData must be an object.'],
    [
      'a number in tldData',
      orderInput({ tldData: { nexus: { category: 11 } } }),
      'tldData.nexus.category: tldData.nexus.category must be text.',
    ],
    [
      'a list in tldData',
      orderInput({ tldData: { nexus: ['C11'] } }),
      'tldData.nexus: tldData.nexus must be an object.',
    ],
    [
      'an object too deep in tldData',
      orderInput({ tldData: { nexus: { a: { b: 'c' } } } }),
      'tldData.nexus.a must be text.',
    ],
    [
      'a control character in tldData',
      orderInput({ tldData: { nexus: { category: 'C\u000011' } } }),
      'tldData.nexus.category holds a control character',
    ],
    [
      'a field name in tldData that XML cannot carry',
      orderInput({ tldData: { 'a\u0000': 'b' } }),
      'tldData: tldData may have 50 fields, named in letters',
    ],
    [
      '__proto__ in tldData',
      orderInput({ tldData: JSON.parse('{"__proto__":{"category":"C11"}}') as unknown }),
      'tldData: tldData may have 50 fields',
    ],
    [
      'a number that is no address',
      orderInput({ registrantIp: '999.1.1.1' }),
      'registrantIp: registrantIp must be an IP address',
    ],
    ['letters that are no address', orderInput({ registrantIp: 'fade' }), 'registrantIp must be an IP address'],
    ['an address of three parts', orderInput({ registrantIp: '10.0.1' }), 'registrantIp must be an IP address'],
    ['an address with a port', orderInput({ registrantIp: '192.0.2.7:80' }), 'registrantIp must be an IP address'],
    ['an unknown field', orderInput({ years: 2 }), 'years: years is not a field that is known here.'],
    [
      'an unknown field with a strange name',
      orderInput({ 'owen@example.com': 1 }),
      '(a strange name) is not a field that is known here.',
    ],
    [
      '__proto__ as a field',
      JSON.parse('{"domain":"example.com","periodYears":1,"__proto__":{}}') as unknown,
      '__proto__ is not a field',
    ],
  ])('%s', (_, input, expected) => {
    expect(problemsOf(input)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  test('every mistake is told at once', () => {
    const input = {
      domain: 'example',
      periodYears: 11,
      contacts: { registrant: { ...contact, phone: '1', email: '2' } },
    };
    expect(problemsOf(input).map((problem) => problem.split(':')[0])).toEqual([
      'domain',
      'periodYears',
      'contacts.registrant.phone',
      'contacts.registrant.email',
    ]);
  });

  test('a request that is wrong in a thousand places gets fifty sentences', () => {
    const fields = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`field${index}`, 1]));
    expect(problemsOf(orderInput(fields))).toHaveLength(50);
  });

  test.each([[undefined], [null], [7], ['example.com'], [[]], [true]])('%s is no request', (input) => {
    expect(problemsOf(input)[0]).toBe('request: request must be an object.');
  });
});

/** A text that stands in every personal field and nowhere else. */
const CANARY = 'CanaryOfOttway';

describe('what is personal or secret is never repeated', () => {
  const spoilt = fc.constantFrom(
    (text: string) => text,
    (text: string) => `${text}\u0000`,
    (text: string) => `${text}\ud800`,
    (text: string) => `${text} ${'x'.repeat(400)}`,
    (text: string) => `${text}@`,
    (text: string) => ` ${text}\n`,
    (text: string) => [text],
    (text: string) => ({ text }),
    (text: string) => ({ [text]: { [text]: text } }),
  );
  const personalFields = [...Object.keys(contact), 'address2', 'address3', 'fax'];
  const wrongContact = fc
    .array(spoilt, { minLength: personalFields.length, maxLength: personalFields.length })
    .map((spoils) =>
      Object.fromEntries(personalFields.map((field, index) => [field, (spoils[index] ?? String)(CANARY)])),
    );
  const wrongOrder = fc
    .record({
      contacts: fc.record({ registrant: wrongContact, admin: wrongContact, billing: wrongContact, tech: wrongContact }),
      profile: fc.record({
        username: spoilt.map((spoil) => spoil(CANARY)),
        password: spoilt.map((spoil) => spoil(CANARY)),
      }),
      comments: spoilt.map((spoil) => spoil(CANARY)),
      affiliateId: spoilt.map((spoil) => spoil(CANARY)),
      trademarkSmd: spoilt.map((spoil) => spoil(CANARY)),
      legalType: spoilt.map((spoil) => spoil(CANARY)),
      registrantIp: spoilt.map((spoil) => spoil(CANARY)),
      premiumPrice: spoilt.map((spoil) => spoil(CANARY)),
      nameServers: fc.array(fc.constant(CANARY), { maxLength: 20 }),
      tldData: fc.record({ it_registrant_info: fc.record({ reg_code: spoilt.map((spoil) => spoil(CANARY)) }) }),
    })
    .map((fields) => orderInput({ ...fields, periodYears: 11 }));

  test('in no sentence about a request that is wrong everywhere', () => {
    fc.assert(
      fc.property(wrongOrder, (input) => {
        const parsed = parseRegistrationRequest(input);
        expect(parsed.kind).toBe('invalid');
        const sentences = parsed.kind === 'invalid' ? parsed.problems.map((problem) => problem.sentence) : [];
        expect(sentences.join('\n')).not.toContain('anary');
      }),
      { numRuns: 200 },
    );
  });

  test('not even the two letters of a country', () => {
    const sentences = problemsOf(withContact({ country: 'QQ' })).join('\n');
    expect(sentences).not.toContain('QQ');
  });
});

describe('whatever is sent', () => {
  test('there is an answer, never an exception', () => {
    const partly = fc.dictionary(
      fc.constantFrom(
        'domain',
        'periodYears',
        'contacts',
        'profile',
        'nameServers',
        'tldData',
        'linkTo',
        'registrantIp',
        'kind',
      ),
      fc.oneof(fc.anything(), fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), partly), (input) => {
        const parsed = parseRegistrationRequest(input);
        if (parsed.kind === 'invalid') {
          expect(parsed.problems.length).toBeLessThanOrEqual(50);
          for (const { sentence } of parsed.problems) expect(sentence.length).toBeLessThan(600);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('what is accepted is plain JSON that is accepted again, unchanged', () => {
    const order = fc.record(
      {
        domain: fc.constantFrom('example.com', 'Café.com', 'xn--caf-dma.com'),
        periodYears: fc.integer({ min: 0, max: 11 }),
        contacts: fc.constant({ registrant: contact }),
        languageTag: fc.constantFrom('fre', ''),
        comments: fc.string({ unit: 'binary' }),
        tldData: fc.dictionary(
          fc.stringMatching(/^[a-z_]{1,5}$/),
          fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())),
        ),
        registrantIp: fc.oneof(fc.ipV4(), fc.ipV6()),
      },
      { requiredKeys: ['domain', 'periodYears', 'contacts'] },
    );
    fc.assert(
      fc.property(order, (input) => {
        const parsed = parseRegistrationRequest(input);
        if (parsed.kind === 'invalid') return;
        const stored: unknown = JSON.parse(JSON.stringify(parsed.value));
        expect(parseRegistrationRequest(stored)).toEqual(parsed);
      }),
      { numRuns: 1_000 },
    );
  });

  test('every address that exists is an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (registrantIp) => {
        expect(problemsOf(orderInput({ registrantIp }))).toEqual([]);
      }),
    );
  });
});

describe('the envelope of a request', () => {
  const envelope = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    requestId: 'order-7.1_b',
    operation: { type: 'registerDomain', request: orderInput() },
    ...changes,
  });
  const sentencesOf = (input: unknown, domain?: string): readonly string[] => {
    const parsed = checkedRequest(input, domain);
    return parsed.kind === 'valid' ? [] : parsed.problems.map((problem) => problem.sentence);
  };

  test('carries what was asked, with the reference', () => {
    expect(checkedRequest(envelope({ reference: 'order 1234' }), 'example.com')).toMatchObject({
      kind: 'valid',
      value: { requestId: 'order-7.1_b', reference: 'order 1234', operation: { type: 'registerDomain' } },
    });
  });

  test.each([
    ['no request id', { requestId: undefined }, 'requestId is missing.'],
    ['a request id with a slash', { requestId: 'a/b' }, 'requestId must be 1 to 64 letters'],
    ['a request id with a colon, which would break an id', { requestId: 'a:b' }, 'requestId must be 1 to 64 letters'],
    ['a request id of 65 characters', { requestId: 'x'.repeat(65) }, 'requestId may have at most 64'],
    ['a reference that is not printable', { reference: 'a\tb' }, 'reference must be printable ASCII'],
    ['a reference that is too long', { reference: 'x'.repeat(65) }, 'reference may have at most 64'],
    ['no operation', { operation: undefined }, 'operation is missing.'],
    ['an operation without its type', { operation: { request: orderInput() } }, 'operation.type is missing'],
    ['an operation that does not exist', { operation: { type: 'eatDomain' } }, 'operation.type must be one of'],
    ['an unknown field', { priority: 1 }, 'priority is not a field'],
    [
      'an unknown field of the operation',
      { operation: { type: 'registerDomain', request: orderInput(), x: 1 } },
      'operation.x is not',
    ],
    [
      'a request that is wrong',
      { operation: { type: 'registerDomain', request: orderInput({ periodYears: 11 }) } },
      'periodYears must be',
    ],
    ['no request', { operation: { type: 'registerDomain' } }, 'request must be an object.'],
  ])('is refused for %s', (_, changes, expected) => {
    expect(sentencesOf(envelope(changes)).join(' ')).toContain(expected);
  });

  test('is refused when it names another name than the one whose life is asked', () => {
    expect(sentencesOf(envelope(), 'example.org')).toEqual([
      'domain: this is the life of example.org; the request names example.com.',
    ]);
  });

  test('never makes the check throw', () => {
    fc.assert(fc.property(fc.anything(), (input) => ['valid', 'invalid'].includes(checkedRequest(input).kind)));
  });
});
