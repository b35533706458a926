// Paths of the operations on a name that exists, of groups, and of the workflows that keep an account.
import type { OperationHandle } from '../../../src/client/index.js';
import { newSealKey } from '../../../src/client/sealed-key.js';
import { catalogWorkflowId, registrarWorkflowId } from '../../../src/contract/ids.js';
import { ask as change, heldName as lockableName } from '../../support/change-requests.js';
import { ask, heldName, inDays, openStep } from '../../support/held-names.js';
import { freshNames, groupOf } from '../../support/linked-orders.js';
import { orderFor, registrant } from '../../support/registration-order.js';
import { renewAtPanel } from '../../support/renewal-elsewhere.js';
import { CODE, letArrive, nameElsewhere, transfer, waiting } from '../../stack/transfer/support.js';
import type { TenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import type { Scenario } from './scenarios.js';

const EXPIRES_AT = inDays(183);
const YEAR = Number(EXPIRES_AT.slice(0, 4));
const nameServers = ['ns1.new.example', 'ns2.new.example'];
const consent = { by: 'cust-7' };

export const operationScenarios: readonly Scenario[] = [
  { name: 'renewed', play: (env) => ended(renew(env)) },
  {
    name: 'renewed-after-lost-reply',
    play: async (env) => {
      const domain = await heldName(env, { expiresAt: EXPIRES_AT, autoRenew: true });
      await env.simulator.admin.addFault({ on: { command: 'RENEW', domain }, action: { kind: 'drop' } });
      return ended(renew(env, domain));
    },
  },
  {
    name: 'renewed-by-hand',
    settings: { connector: { renewal: 'manual' } },
    play: async (env) => {
      const domain = await heldName(env, { expiresAt: EXPIRES_AT });
      const operation = await renew(env, domain);
      const wrong = {
        by: 'ann',
        orderId: '777',
        expiresAt: `${YEAR + 1}${EXPIRES_AT.slice(4, 10)}`,
        note: 'I think so.',
      };
      await operation.manualStep.complete(await openStep(operation), wrong);
      const contradicted = await until(
        () => operation.manualStep.open(),
        (open) => open?.state === 'contradicted',
      );
      const orderId = await renewAtPanel(env, domain, YEAR);
      await operation.manualStep.complete(contradicted ?? (await openStep(operation)), { ...wrong, orderId });
      return ended(Promise.resolve(operation));
    },
  },
  {
    name: 'restored',
    play: async (env) => {
      const domain = await heldName(env, { createdAt: inDays(-425), expiresAt: inDays(-60) });
      return ended(ask(env, { type: 'restoreDomain', request: { domain: domain as never } }));
    },
  },
  {
    name: 'let-expire',
    play: async (env) => ended(ask(env, cancellation(await heldName(env, { autoRenew: true }), 'let_expire'))),
  },
  {
    name: 'deleted-with-a-second-person',
    play: async (env) => {
      const domain = await heldName(env, { createdAt: inDays(-1), expiresAt: inDays(364) });
      const operation = await ask(env, cancellation(domain, 'delete'));
      await operation.manualStep.approve(await openStep(operation), { by: 'bob', note: 'Agreed.' });
      return ended(Promise.resolve(operation));
    },
  },
  {
    name: 'locked',
    play: async (env) => ended(change(env, 'setRegistrarLock', { domain: await lockableName(env), locked: true })),
  },
  {
    name: 'privacy',
    play: async (env) => ended(change(env, 'setWhoisPrivacy', { domain: await lockableName(env), enabled: true })),
  },
  {
    name: 'name-servers-with-the-lock-owed',
    play: async (env) => {
      const domain = await lockableName(env, { lock: true });
      await env.simulator.admin.addFault({ on: { domain }, times: 'always', action: { kind: 'lock_refuses' } });
      return ended(change(env, 'updateNameservers', { domain, nameServers }));
    },
  },
  {
    name: 'contacts',
    play: async (env) =>
      ended(change(env, 'updateContacts', { domain: await lockableName(env), contacts: { admin: registrant } })),
  },
  {
    name: 'transfer-key-sealed',
    settings: { connectors: { com: { transferKey: true } } },
    play: async (env) => {
      const domain = await lockableName(env, { authCode: CODE });
      const { sealTo } = newSealKey();
      return ended(change(env, 'retrieveTransferKey', { domain, deliver: 'seal', sealTo, consent }));
    },
  },
  {
    name: 'transferred-by-the-registrant',
    play: async (env) => {
      const domain = await nameElsewhere(env);
      const operation = await transfer(env, domain, { registrarLock: true });
      await waiting(operation, 'registrant');
      await env.simulator.admin.approveTransfer(domain);
      await letArrive(env, domain);
      return ended(Promise.resolve(operation));
    },
  },
  {
    name: 'transfer-declined',
    play: async (env) => {
      const domain = await nameElsewhere(env);
      const operation = await transfer(env, domain);
      await waiting(operation, 'registrant');
      await env.simulator.admin.declineTransfer(domain);
      return ended(Promise.resolve(operation));
    },
  },
  {
    name: 'imported-and-intended',
    play: async (env) => {
      const domain = await heldName(env, { expiresAt: EXPIRES_AT });
      await env.tenure.domain(domain).import({ by: 'ann' });
      await env.tenure.domain(domain).setRenewalIntent({ intent: 'lapse', by: 'ann' });
      await env.tenure.domain(domain).refresh();
      await until(
        () => env.tenure.domain(domain).view(),
        (view) => view?.name?.intent.value === 'lapse',
      );
      return domain;
    },
  },
  {
    name: 'linked',
    about: 'workflow',
    play: async (env) => {
      const group = await env.tenure.link(groupOf(freshNames(3).map((domain) => ({ domain }))));
      await group.result();
      return group.id;
    },
  },
  {
    name: 'registrar',
    about: 'workflow',
    play: async (env) => {
      await env.tenure.registrar('opensrs').check();
      await env.tenure.lookUp([orderFor('free-name-for-a-recording.com').domain]);
      return registrarWorkflowId('demo', 'opensrs');
    },
  },
  {
    name: 'catalog',
    about: 'workflow',
    play: async (env) => {
      const record = { name: 'com', priority: 1 };
      await env.tenure.catalog.change([{ kind: 'create', of: 'tld', record }], { author: 'ann' });
      await env.tenure.catalog.change([{ kind: 'change', of: 'tld', name: 'com', set: { priority: 2 } }], {
        author: 'ann',
      });
      return catalogWorkflowId('demo');
    },
  },
];

/** The name that the operation was about, once it has ended. */
async function ended(asked: Promise<OperationHandle>): Promise<string> {
  const operation = await asked;
  await operation.result();
  return operation.domain;
}

async function renew(env: TenureEnvironment, name?: string): Promise<OperationHandle> {
  const domain = name ?? (await heldName(env, { expiresAt: EXPIRES_AT }));
  return ask(env, { type: 'renewDomain', request: { domain: domain as never, periodYears: 1 } });
}

function cancellation(domain: string, how: 'let_expire' | 'delete') {
  return { type: 'cancelDomain', request: { domain: domain as never, how, consent } } as const;
}
