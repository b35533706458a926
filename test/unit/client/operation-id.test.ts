import { expect, test } from 'vitest';
import { operationIdParts } from '../../../src/client/operation-id.js';
import { operationWorkflowId } from '../../../src/contract/ids.js';

test('an id comes apart into what it was made of', () => {
  const id = operationWorkflowId('registerDomain', 'acme', 'xn--caf-dma.example', 'Order_7.2-b');
  expect(operationIdParts(id)).toEqual({
    operationType: 'registerDomain',
    account: 'acme',
    domain: 'xn--caf-dma.example',
    requestId: 'Order_7.2-b',
  });
});

test.each([
  ['the workflow of a name', 'domain:acme:example.com'],
  ['an unknown type', 'eatDomain:acme:example.com:1'],
  ['a part too many', 'registerDomain:acme:example.com:1:2'],
  ['an account in capitals', 'registerDomain:Acme:example.com:1'],
  ['a name without a top-level domain', 'registerDomain:acme:example:1'],
  ['no request id', 'registerDomain:acme:example.com:'],
  ['nothing', ''],
])('%s is not the id of an operation', (_, id) => {
  expect(operationIdParts(id)).toBeUndefined();
});
