import { expect, test } from 'vitest';
import { shownRequest } from '../../../src/cli/shown-request.js';
import { type OperationRequest, checkedRequest } from '../../../src/domain/operation-request.js';
import { contact } from '../domain/support/orders.js';

function transfer(changes: Readonly<Record<string, unknown>>): OperationRequest {
  const request = { domain: 'example.it', contacts: { registrant: contact, admin: contact }, ...changes };
  const checked = checkedRequest({ requestId: 'r1', operation: { type: 'transferDomain', request } });
  if (checked.kind === 'invalid') throw new Error(checked.problems.map(({ sentence }) => sentence).join('\n'));
  return checked.value;
}

test('a request is shown without its secrets and without anything that names a person', () => {
  const shown = JSON.stringify(
    shownRequest(
      transfer({
        authCode: 'Canary-code',
        ownerConfirmAddress: 'canary@example.com',
        registrantIp: '192.0.2.77',
        tldData: { it_registrant_info: { entity_type: '2', reg_code: 'Canary-12345678901' } },
        profile: { username: 'daniel', password: 'Canary-pass-99' },
        nameServers: ['ns1.example.net', 'ns2.example.net'],
      }),
    ),
  );
  for (const secret of ['anary', '192.0.2.77', contact.lastName, contact.email]) expect(shown).not.toContain(secret);
  for (const plain of ['example.it', 'ns1.example.net', 'daniel', 'authCode', 'ownerConfirmAddress', 'tldData'])
    expect(shown).toContain(plain);
});
