// A name as its workflow shows it; each test changes what it is about.
import type { OperationStatus } from '../../../src/client/operation-status.js';
import type { DomainView } from '../../../src/domain/domain-life.js';
import type { NameLifeView } from '../../../src/domain/life/name-view.js';
import type { ManualStepView } from '../../../src/domain/manual-step/view.js';

export const now = new Date('2027-10-20T08:00:00.000Z');

export const nameView: NameLifeView = {
  registrar: 'opensrs',
  heldSince: '2026-11-22T08:30:00.000Z',
  dates: {
    expiresAt: { at: '2027-11-22T08:30:00.000Z', source: 'registerDomain:main:example.com:r-1' },
    renewBy: { at: '2027-11-11T12:00:00.000Z', source: 'policy com 2026-11-22.1 (documented), margins 1' },
    serviceEndsAt: { at: '2027-11-23T08:30:00.000Z', source: 'policy com 2026-11-22.1 (inferred)' },
  },
  expiresReadAt: '2027-10-18T02:00:00.000Z',
  intent: { value: 'on_request', since: '2026-11-22T08:30:00.000Z' },
  wanted: {},
  next: [
    {
      at: '2027-10-23T08:30:00.000Z',
      text: 'The first notice before expiry, about a month ahead, is due, and counts until 2027-10-27 08:30 UTC.',
    },
    {
      at: '2027-10-31T08:30:00.000Z',
      text: 'Nobody has decided whether to renew; it can be decided until 2027-11-11 12:00 UTC.',
    },
    { at: '2027-11-11T12:00:00.000Z', text: 'The name is not renewed and expires on 2027-11-22 08:30 UTC.' },
  ],
};

export function domainView(changes: Partial<DomainView> = {}): DomainView {
  return {
    schemaVersion: 1,
    account: 'main',
    domain: 'example.com',
    held: true,
    registrar: 'opensrs',
    expiresAt: '2027-11-22T08:30:00.000Z',
    name: nameView,
    pending: [],
    recent: [],
    timeline: [],
    ...changes,
  };
}

export const renewalId = 'renewDomain:main:example.com:r-2';

export function renewal(changes: Partial<OperationStatus> = {}): OperationStatus {
  return {
    schemaVersion: 1,
    source: 'operation',
    operationId: renewalId,
    operationType: 'renewDomain',
    account: 'main',
    domain: 'example.com',
    requestId: 'r-2',
    state: 'blocked',
    waitingFor: {
      kind: 'funds',
      who: 'the balance at the registrar',
      since: '2027-10-20T05:00:00.000Z',
      until: '2027-10-22T05:00:00.000Z',
      next: 'It is given up when the balance does not cover the price by then.',
    },
    orderIds: [],
    timeline: [],
    startedAt: '2027-10-20T04:00:00.000Z',
    settings: {
      connector: 'com at OpenSRS',
      connectorVersion: 3,
      registrar: 'opensrs',
      environment: 'test',
      policyVersion: 'com 2026-11-22.1',
      paceVersion: '1',
    },
    ...changes,
  };
}

export const step: ManualStepView = {
  id: `${renewalId}:1`,
  version: 2,
  kind: 'renewal',
  state: 'open',
  why: 'The connector says that renewals are made by hand.',
  work: { sentence: 'Renew the name for a year.' } as unknown as ManualStepView['work'],
  openedAt: '2027-10-20T05:00:00.000Z',
  dueAt: '2027-10-22T05:00:00.000Z',
  onDue: 'It is escalated.',
  evidence: 'order_and_expiry',
  canHandToAutomation: true,
  overdue: false,
  comments: [],
  seen: [],
};
