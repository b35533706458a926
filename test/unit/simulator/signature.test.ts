// The published and computed vectors of the protocol reference, section 1.3.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signatureMatches, signatureOf } from '../../../src/simulator/wire/signature.js';

const body = (domain: string): Buffer =>
  Buffer.from(
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<!DOCTYPE OPS_envelope SYSTEM "ops.dtd">\n' +
      '<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc><item key="protocol">XCP</item>' +
      '<item key="action">LOOKUP</item><item key="object">DOMAIN</item><item key="attributes"><dt_assoc>' +
      `<item key="domain">${domain}</item></dt_assoc></item></dt_assoc></data_block></body></OPS_envelope>`,
    'utf8',
  );
const KEY = '0123456789abcdef0123456789abcdef';

describe('the signature', () => {
  test('vector 0: MD5 itself agrees with the vendor', () => {
    expect(createHash('md5').update('ConnecttoOpenSRSviaSSL').digest('hex')).toBe('e787cc1d1951dfec4827cede7b1a0933');
  });

  test('vector 1: an ASCII document', () => {
    expect(body('example.com')).toHaveLength(407);
    expect(signatureOf(body('example.com'), KEY)).toBe('0307b2a6facb1a2ca03a5873dc29522a');
  });

  test('vector 2: bytes are signed, not characters', () => {
    expect(body('café.example')).toHaveLength(409);
    expect(signatureOf(body('café.example'), KEY)).toBe('5bae51ae310d18fa1154dad6a50c0851');
  });

  test.each([
    ['the right one', '0307b2a6facb1a2ca03a5873dc29522a', true],
    ['capitals', '0307B2A6FACB1A2CA03A5873DC29522A', false],
    ['one over a trailing line feed', '309dd1be43ca2e90e95004880e0c0795', false],
    ['one with the inner hash in capitals', 'a78a134d0df7e457ce932995501de1aa', false],
    ['single MD5', '2837e18ffa8fd73eae60919e146ed1e4', false],
    ['nothing', '', false],
    ['non-ASCII text of the same length', 'é'.repeat(32), false],
  ])('accepts only the exact form: %s', (_, given, isAccepted) => {
    expect(signatureMatches(given, body('example.com'), KEY)).toBe(isAccepted);
  });
});
