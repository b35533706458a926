// docs/reference/tld-policies.md is made from the records. After a change: npx vitest run test/unit/domain -u
import { expect, test } from 'vitest';
import { tldPolicies } from '../../../src/domain/tld-policies.js';
import { announcedTldPolicies } from '../../../src/domain/tld-policies/announced.js';
import { defaultTldPolicy } from '../../../src/domain/tld-policies/default-policy.js';
import {
  capabilities,
  capabilitySources,
  expiries,
  overview,
  remarks,
  requirements,
  terms,
  transfers,
  verifications,
} from './support/policy-tables.js';

const document = `# TLD policies

Made from the records in \`src/domain/tld-policies/\` by \`test/unit/domain/tld-policies-document.test.ts\`. No figure of this page stands in
workflow code: an operation copies what it needs when it is accepted, with the version, and keeps it.

Every figure has a source and a confidence: **A** the rule-maker or OpenSRS says so, **B** another registrar or a reseller guide says so,
**C** sources disagree or there is none. None of it was read at a registry or at OpenSRS by us: confirm what is C, and best everything,
with the vendor's TLD reference chart before you rely on it. *Lifecycle* and *XCP* are the two references that Tenure was built from, a
reference to the lifecycle of domains and one to the protocol, with their sections; *sw_register page* and *connector page* are the vendor's
page of that command and the operator guide whose settings Tenure follows. \`?\` is not known: the registrar is asked, and nothing is counted on.

Two choices where nothing is certain. Where sources disagree, the figure that loses least stands here: the shorter grace, the earlier date.
Where none says anything, the answer is the careful one, marked "no source".

## All records

The letter in brackets is the weakest of its group (of the one figure for lock, privacy and key); the tables below have the sources. All records hold from 1 January 2026 on; an
instant before that gets the same record, because nothing older is known.

${overview(tldPolicies, ({ tld }) => `.${tld}`)}

## A TLD without a record

It is refused when the settings are read. A connector that states \`acceptDefaultPolicy: true\` sells it by this record, in which nothing is
promised: the choice is not ours to make silently, because its registry may want data that nobody asks for, or renew, and charge, by itself.

${overview([defaultTldPolicy('zz')], () => 'any other')}

## Terms

Years.

${terms(tldPolicies)}

## Expiry

Days from the expiry date, negative before it. *Renew by* is the last safe day for a renewal that must succeed and keep the name resolving;
margins for weekends and for people come on top. *Delete by* is the last safe day to stop a renewal that happens by itself. Quarantine
counts as redemption. *Add grace* is how long a deletion takes a registration back, with its price. *explicit*: the name lapses unless
renewed. *registry-auto*: the registry moves the date by itself, which proves no payment; it is renewed by an order, and to let it lapse takes a deletion. *registry-auto-delete-required*: only a deletion stops it.

${expiries(tldPolicies)}

## Transfer

*Years* are paid for and added; with a new term they are its length. A lock of 0 d means that there is no such rule.

${transfers(tldPolicies)}

### Adopted, without a date

The revised transfer policy of ICANN was adopted by the GNSO Council in March 2025. No source that we have confirms when it begins, so these
rules are kept apart and no operation gets them. Given a first day, each becomes a second record beside the one above.

${transfers(announcedTldPolicies)}

## Capabilities

${capabilities(tldPolicies)}

${capabilitySources(tldPolicies)}

## Data that an order must carry

What is missing is refused before any call.

${requirements(tldPolicies)}

## Verification after the fact

${verifications(tldPolicies)}

## Remarks

${remarks(tldPolicies)}
`;

test('docs/reference/tld-policies.md shows every record as it is', async () => {
  await expect(document).toMatchFileSnapshot('../../../docs/reference/tld-policies.md');
});

test('no figure is shown that is not there', () => {
  expect(document).not.toMatch(/undefined|NaN|\[object/);
});
