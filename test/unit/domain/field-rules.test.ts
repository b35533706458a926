// docs/reference/field-rules.md is made from the rows in test/support/field-rules.ts, with the sentences as the code says them.
// After a change: npx vitest run --project unit test/unit/domain -u
import { describe, expect, test } from 'vitest';
import { tldPolicies } from '../../../src/domain/tld-policies.js';
import {
  type FieldRule,
  type TakenRule,
  orderOf,
  plainRegistration,
  plainTransfer,
  registrationRefusals,
  registrationRules,
  takenRegistrations,
  transferRefusals,
  transferRules,
} from '../../support/field-rules.js';

const tldsOf = (rules: readonly TakenRule[]): readonly string[] => [...new Set(rules.map(({ tld }) => tld))].toSorted();

describe('a registration is refused before any call', () => {
  test.each(registrationRules.map((row) => [row.rule, row] as const))('%s', (_, row) => {
    expectOneRefusal(registrationRefusals(orderOf(plainRegistration(row.tld), row), row.tld), row);
  });

  test.each(tldsOf([...registrationRules, ...takenRegistrations]))('.%s for nothing but that', (tld) => {
    expect(registrationRefusals(plainRegistration(tld), tld)).toEqual([]);
  });

  test.each(takenRegistrations.map((row) => [row.rule, row] as const))('but not for: %s', (_, row) => {
    expect(registrationRefusals(orderOf(plainRegistration(row.tld), row), row.tld)).toEqual([]);
  });
});

describe('a transfer is refused before any call', () => {
  test.each(transferRules.map((row) => [row.rule, row] as const))('%s', (_, row) => {
    expectOneRefusal(transferRefusals(orderOf(plainTransfer(row.tld), row), row.tld), row);
  });

  test.each(tldsOf(transferRules))('.%s for nothing but that', (tld) => {
    expect(transferRefusals(plainTransfer(tld), tld)).toEqual([]);
  });
});

// sw_register page, f_whois_privacy and f_parkp; what it lists is offered, whatever other TLDs are sold.
test('privacy is offered for the TLDs of the page and no other', () => {
  const rows = takenRegistrations.filter(({ parameter }) => parameter === 'f_whois_privacy').map(({ tld }) => tld);
  const offered = tldPolicies.filter(({ capability }) => capability.whoisPrivacy).map(({ tld }) => tld);
  expect(offered.toSorted()).toEqual(rows.toSorted());
});

test('docs/reference/field-rules.md shows every row', async () => {
  const document = `# Field rules

Every rule for the fields of an order: what breaks it is refused before anything is asked of the registrar, with one sentence for each field. Most rules are those of the vendor's page "Register (domain)", at the parameter named here; the values that single registries want (\`tld_data\`, \`legal_type\`, \`lang\`, \`country\`) are those of the vendor's page on TLD data, as open-source clients of OpenSRS have them. We have made no call to OpenSRS itself.

Made from \`test/support/field-rules.ts\` by \`test/unit/domain/field-rules.test.ts\`, which orders each row: a name under the TLD with everything that is needed, and one thing wrong. \`test/stack/registration/refused-before-any-call.test.ts\` and \`test/stack/transfer/refused-before-any-call.test.ts\` order them again, from a running Tenure, and find nothing in the registrar's journal. What stands on the wire for each field: [SW_REGISTER, parameter by parameter](sw-register.md). What a TLD offers and needs is a dated record: [TLD policies](tld-policies.md).

## Registrations

${refused(registrationRules, (row) => registrationRefusals(orderOf(plainRegistration(row.tld), row), row.tld))}

### Not refused

| Rule | Parameter | TLD |
| --- | --- | --- |
${takenRegistrations.map(({ rule, parameter, tld }) => `| ${rule} | \`${parameter}\` | .${tld} |`).join('\n')}

## Transfers

${refused(transferRules, (row) => transferRefusals(orderOf(plainTransfer(row.tld), row), row.tld))}
`;
  expect(document).not.toMatch(/undefined|\[object/);
  await expect(document).toMatchFileSnapshot('../../../docs/reference/field-rules.md');
});

function expectOneRefusal(
  refusals: readonly { readonly field: string; readonly sentence: string }[],
  row: FieldRule,
): void {
  expect(refusals.map(({ field }) => field)).toEqual([row.field]);
  expect(refusals[0]?.sentence).toMatch(/^[a-zA-Z].*\.$/s);
}

function refused(
  rules: readonly FieldRule[],
  refusals: (row: FieldRule) => readonly { readonly sentence: string }[],
): string {
  const rows = rules.map((row) => {
    const sentence = (refusals(row)[0]?.sentence ?? '').replaceAll('|', '\\|');
    return `| ${row.rule} | \`${row.parameter}\` | .${row.tld} | \`${row.field}\` | ${sentence} |`;
  });
  return ['| Rule | Parameter | TLD | Field | Refusal |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
