import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operationsQuery, quoted } from '../../../src/client/visibility-query.js';

test('asks for one account and all types of operation when no filter is given', () => {
  expect(operationsQuery('acme', {})).toMatch(
    /^TenureAccount = 'acme' AND WorkflowType IN \('registerDomain', .*'retrieveTransferKey'\)$/,
  );
});

test('joins every filter with AND', () => {
  const query = operationsQuery('acme', { type: 'registerDomain', state: 'blocked', orderId: '3735281', open: true });
  expect(query).toBe(
    "TenureAccount = 'acme' AND WorkflowType IN ('registerDomain') AND TenureState = 'blocked' AND TenureOrderIds = '3735281' AND ExecutionStatus = 'Running'",
  );
});

test('a value cannot end its own quotes', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const inner = quoted(value).slice(1, -1);
      // Without the escaped pairs nothing is left that a parser would take for the end.
      expect(inner.replaceAll(/\\\\|''/g, '')).not.toMatch(/['\\]/);
    }),
  );
});
