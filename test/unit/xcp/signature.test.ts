import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeEnvelope } from '../../../src/xcp/envelope/encode.js';
import { signatureOf } from '../../../src/xcp/signature.js';

const KEY = '0123456789abcdef0123456789abcdef';
const lookup = (domain: string) => ({ protocol: 'XCP', action: 'LOOKUP', object: 'DOMAIN', attributes: { domain } });
const BODY = `<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<!DOCTYPE OPS_envelope SYSTEM "ops.dtd">
<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc><item key="protocol">XCP</item><item key="action">LOOKUP</item><item key="object">DOMAIN</item><item key="attributes"><dt_assoc><item key="domain">example.com</item></dt_assoc></item></dt_assoc></data_block></body></OPS_envelope>`;

test('agrees with the self-test that the vendor publishes (vector 0)', () => {
  expect(createHash('md5').update('ConnecttoOpenSRSviaSSL').digest('hex')).toBe('e787cc1d1951dfec4827cede7b1a0933');
});

test('writes the bytes of vector 1', () => {
  expect(encodeEnvelope(lookup('example.com')).toString('utf8')).toBe(BODY);
});

test.each([
  ['signs vector 1', BODY, '0307b2a6facb1a2ca03a5873dc29522a'],
  ['signs a trailing line feed when one is sent', `${BODY}\n`, '309dd1be43ca2e90e95004880e0c0795'],
  [
    'signs the UTF-8 bytes of vector 2',
    BODY.replace('example.com', 'café.example'),
    '5bae51ae310d18fa1154dad6a50c0851',
  ],
])('%s', (_, body, expected) => {
  expect(signatureOf(Buffer.from(body, 'utf8'), KEY)).toBe(expected);
});

test('signs bytes, so that Latin-1 bytes of vector 2 give another signature', () => {
  const latin1 = Buffer.from(BODY.replace('example.com', 'café.example'), 'latin1');
  expect(signatureOf(latin1, KEY)).toBe('1f3c115255a20440a053f01b43aff98c');
});

test('writes and signs the non-ASCII vector 2 itself', () => {
  const body = encodeEnvelope(lookup('café.example'));
  expect(body.byteLength).toBe(409);
  expect(signatureOf(body, KEY)).toBe('5bae51ae310d18fa1154dad6a50c0851');
});

test('reproduces the published vector 3, whose keys stand in another order', () => {
  const body = encodeEnvelope({
    action: 'LOOKUP',
    attributes: { domain: 'jerith.org' },
    object: 'DOMAIN',
    protocol: 'XCP',
  });
  expect(signatureOf(body, 'somekey')).toBe('001806d5425a40aaaec238ffe23bc8f2');
});
