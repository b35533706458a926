// The four settings of a connector that have a mode, each with each of its modes: what is sent, what is shown, what is paid.
// The table below has every combination. One that cannot happen stands in it with the reason.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OperationHandle, TenureRefusedError } from '../../../src/client/index.js';
import type { ConnectorModes, Mode } from '../../../src/domain/connector.js';
import type { ManualStepKind } from '../../../src/domain/manual-step/spec.js';
import type { OperationRequest } from '../../../src/domain/operation-request.js';
import { modifyExpireActionCommand } from '../../../src/xcp/commands/modify.js';
import { renewCommand } from '../../../src/xcp/commands/renew.js';
import { statesShown } from '../../support/history.js';
import { freshName, registrant } from '../../support/registration-order.js';
import { type TenureEnvironment, createTenureEnvironment } from '../../support/tenure-environment.js';
import { until } from '../../support/until.js';
import { callsFor, chargesFor, nameInBooks, writesFor } from './support/books.js';
import {
  type Evidence,
  complete,
  expectBothValues,
  reject,
  stepIn,
  waitingForOperator,
} from './support/by-operator.js';
import { type RegistrarByHand, orderByHand, registrarByHand } from '../../support/registrar-by-hand.js';

type Case = 'accepted' | 'refused' | 'unknown';

/** `impossible`: why there is nothing to test. */
type Cell = { readonly says: string } | { readonly impossible: string };

const table: Readonly<Record<Mode, Readonly<Record<Case, Cell>>>> = {
  automatic: {
    accepted: { says: 'R-6: one write, and done once it is read' },
    refused: { says: 'one write, its refusal with the code, nothing paid' },
    unknown: { says: 'R-4: outcome_unknown until it is read, and nothing sent again' },
  },
  manual: {
    accepted: { says: 'R-16: nothing sent by Tenure; done with evidence that the registrar confirms' },
    refused: { says: 'R-17: nothing sent; rejected with a reason and a decision about money' },
    unknown: { says: 'R-16: evidence that the registrar contradicts: both values shown, then corrected' },
  },
  unsupported: {
    accepted: { impossible: 'what is not supported is never accepted: the cell beside it shows the refusal' },
    refused: { says: 'R-18: refused before any call, with connector and mode' },
    unknown: { impossible: 'nothing is sent, so nothing can be unknown' },
  },
};

/** A TLD for each mode, because a connector belongs to a TLD. */
const tldOf: Readonly<Record<Mode, string>> = { automatic: 'com', manual: 'net', unsupported: 'org' };

const CODE = 'Right-Code-77';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const paidUntil = inDays(183);
const paidYear = Number(paidUntil.slice(0, 4));

interface Subject {
  readonly request: (domain: string) => unknown;
  readonly type: OperationRequest['operation']['type'];
  readonly step: ManualStepKind;
  /** The one write, by its name in the journal. */
  readonly write: string;
  readonly prepare?: (domain: string) => Promise<unknown>;
  /** What others do once it was ordered. */
  readonly elsewhere?: (operation: OperationHandle) => Promise<unknown>;
  readonly byHand: (domain: string) => Promise<string | undefined>;
  readonly done: Readonly<Record<string, unknown>>;
  readonly charges: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>>;
}

let env: TenureEnvironment;
let hand: RegistrarByHand;
beforeAll(async () => {
  const all = (mode: Mode) => ({ registration: mode, renewal: mode, transfer: mode, cancellation: mode });
  env = await createTenureEnvironment({ connectors: { net: all('manual'), org: all('unsupported') } });
  hand = registrarByHand(env);
});
afterAll(async () => {
  hand.close();
  await env.close();
});

const contacts = { registrant, admin: registrant, billing: registrant };
const held = (domain: string) => env.simulator.admin.seedDomain({ domain, expiresAt: paidUntil });

const subjects: Readonly<Record<keyof ConnectorModes, Subject>> = {
  registration: {
    type: 'registerDomain',
    request: (domain) => ({ domain, periodYears: 1, contacts }),
    step: 'registration',
    write: 'SW_REGISTER',
    byHand: (domain) => hand.send(orderByHand('registerDomain', domain)),
    done: { outcome: 'registered' },
    charges: ['new'],
    before: undefined,
    after: { isHeld: true, phase: 'active' },
  },
  renewal: {
    type: 'renewDomain',
    request: (domain) => ({ domain, periodYears: 1 }),
    step: 'renewal',
    write: 'RENEW',
    prepare: held,
    byHand: (domain) =>
      hand.send(
        renewCommand({ domain, expiryYear: paidYear, periodYears: 1, handle: 'process', registrarAutoRenew: false }),
      ),
    done: { outcome: 'renewed', periodYears: 1 },
    charges: ['renewal'],
    before: { paidUntilYear: paidYear },
    after: { paidUntilYear: paidYear + 1 },
  },
  transfer: {
    type: 'transferDomain',
    request: (domain) => ({ domain, contacts, authCode: CODE }),
    step: 'transfer',
    write: 'SW_REGISTER',
    prepare: (domain) => env.simulator.admin.seedDomain({ domain, taken: true, authCode: CODE, expiresAt: paidUntil }),
    elsewhere: async (operation) => {
      await until(
        () => operation.state(),
        ({ waitingFor }) => waitingFor.kind === 'losing_registrar',
      );
      await env.simulator.admin.completeTransfer(operation.domain);
    },
    byHand: async (domain) => {
      const orderId = await hand.send(orderByHand('transferDomain', domain, { authCode: CODE }));
      await env.simulator.admin.completeTransfer(domain);
      return orderId;
    },
    done: { outcome: 'transferred', shortfalls: [] },
    charges: ['transfer'],
    before: { isHeld: false },
    after: { isHeld: true, paidUntilYear: paidYear + 1 },
  },
  cancellation: {
    type: 'cancelDomain',
    request: (domain) => ({ domain, how: 'let_expire', consent: { by: 'customer-7' } }),
    step: 'cancellation',
    write: 'MODIFY',
    prepare: held,
    byHand: (domain) => hand.send(modifyExpireActionCommand(domain, 'lapse')),
    done: { outcome: 'lapsing' },
    charges: [],
    before: { letExpire: false },
    after: { letExpire: true },
  },
};

const settings = Object.keys(subjects) as readonly (keyof ConnectorModes)[];
const modes = Object.keys(table) as readonly Mode[];
const cases = ['accepted', 'refused', 'unknown'] as const;

const cells = modes.flatMap((mode) =>
  cases.flatMap((kind) => settings.map((setting) => ({ mode, kind, setting, cell: table[mode][kind] }))),
);

/** Asked for, on a name that nobody else uses. */
async function asked(subject: Subject, domain: string): Promise<OperationHandle> {
  const operation = { type: subject.type, request: subject.request(domain) } as OperationRequest['operation'];
  return env.tenure.request({ requestId: randomUUID(), operation });
}

async function nameFor(subject: Subject, mode: Mode): Promise<string> {
  const domain = freshName(tldOf[mode]);
  await subject.prepare?.(domain);
  return domain;
}

async function expectInBooks(subject: Subject, domain: string, outcome: 'done' | 'nothing'): Promise<void> {
  expect(await chargesFor(env, domain)).toEqual(outcome === 'done' ? subject.charges : []);
  const expected = outcome === 'done' ? subject.after : subject.before;
  const name = await nameInBooks(env, domain);
  if (expected === undefined) expect(name).toBeUndefined();
  else expect(name).toMatchObject(expected);
}

const run: Readonly<Record<Mode, Partial<Record<Case, (subject: Subject, setting: string) => Promise<void>>>>> = {
  automatic: {
    accepted: async (subject) => {
      const domain = await nameFor(subject, 'automatic');
      const operation = await asked(subject, domain);
      await subject.elsewhere?.(operation);
      expect(await operation.result()).toMatchObject(subject.done);
      expect(await operation.state()).toMatchObject({ state: 'succeeded', waitingFor: { kind: 'nothing' } });
      expect(await statesShown(env.client, operation.id)).not.toContain('outcome_unknown');
      expect(await writesFor(env, domain)).toEqual([subject.write]);
      await expectInBooks(subject, domain, 'done');
    },
    refused: async (subject) => {
      const domain = await nameFor(subject, 'automatic');
      await env.simulator.admin.addFault({
        on: { command: subject.write, domain },
        after: 'before',
        action: { kind: 'reply', code: 465, text: 'Invalid data' },
      });
      const operation = await asked(subject, domain);
      expect(await operation.result()).toMatchObject({ outcome: 'refused', code: '465' });
      const { state, waitingFor } = await operation.state();
      expect(state).toBe('failed');
      expect(waitingFor.next).toContain('refused with code 465');
      expect(await writesFor(env, domain)).toEqual([subject.write]);
      await expectInBooks(subject, domain, 'nothing');
    },
    unknown: async (subject) => {
      const domain = await nameFor(subject, 'automatic');
      await env.simulator.admin.addFault({
        on: { command: subject.write, domain },
        after: 'commit',
        action: { kind: 'drop' },
      });
      const operation = await asked(subject, domain);
      await subject.elsewhere?.(operation);
      expect(await operation.result()).toMatchObject(subject.done);
      const states = await statesShown(env.client, operation.id);
      expect(states).toContain('outcome_unknown');
      expect(states.at(-1)).toBe('succeeded');
      expect(await writesFor(env, domain)).toEqual([subject.write]);
      await expectInBooks(subject, domain, 'done');
    },
  },
  manual: {
    accepted: async (subject) => {
      const domain = await nameFor(subject, 'manual');
      const operation = await asked(subject, domain);
      await expectWaiting(subject, operation);
      await complete(operation, await doneByHand(subject, domain));
      expect(await operation.result()).toMatchObject(subject.done);
      expect(await operation.state()).toMatchObject({ state: 'succeeded', waitingFor: { kind: 'nothing' } });
      expect(await writesFor(env, domain)).toEqual([subject.write]);
      await expectInBooks(subject, domain, 'done');
    },
    refused: async (subject) => {
      const domain = await nameFor(subject, 'manual');
      const operation = await asked(subject, domain);
      await expectWaiting(subject, operation);
      const { money } = await reject(operation);
      expect(await operation.result()).toMatchObject({ outcome: 'rejected', reason: 'registrar_refused', money });
      expect((await operation.state()).state).toBe('failed');
      expect(await writesFor(env, domain)).toEqual([]);
      await expectInBooks(subject, domain, 'nothing');
    },
    unknown: async (subject) => {
      const domain = await nameFor(subject, 'manual');
      const operation = await asked(subject, domain);
      await expectWaiting(subject, operation);
      await complete(operation, {});
      const step = await stepIn(operation, 'contradicted');
      expectBothValues(step);
      expect(await operation.state()).toMatchObject({ state: 'action_required', waitingFor: { kind: 'operator' } });
      await expectInBooks(subject, domain, 'nothing');
      await complete(operation, await doneByHand(subject, domain));
      expect(await operation.result()).toMatchObject(subject.done);
      expect(await writesFor(env, domain)).toEqual([subject.write]);
      await expectInBooks(subject, domain, 'done');
    },
  },
  unsupported: {
    refused: async (subject, setting) => {
      const domain = await nameFor(subject, 'unsupported');
      const request = asked(subject, domain);
      await expect(request).rejects.toBeInstanceOf(TenureRefusedError);
      await expect(request).rejects.toThrow(
        `${subject.type} is refused: connector "org at OpenSRS" (version 1) has the mode "${setting}" set to unsupported.`,
      );
      expect(await callsFor(env, domain)).toBe(0);
      await expectInBooks(subject, domain, 'nothing');
    },
  },
};

/** Nothing has been sent, and the state says who has to do what because of which connector. */
async function expectWaiting(subject: Subject, operation: OperationHandle): Promise<void> {
  const { state, waitingFor, manualStep } = await waitingForOperator(operation);
  expect(state).toBe('action_required');
  expect(waitingFor.kind).toBe('operator');
  expect(manualStep).toMatchObject({ kind: subject.step, state: 'open', version: 1 });
  expect(manualStep?.why).toContain('Connector "net at OpenSRS" (version 1)');
  expect(manualStep?.work.words.join(' ')).toContain(operation.domain);
  expect(await writesFor(env, operation.domain)).toEqual([]);
}

async function doneByHand(subject: Subject, domain: string): Promise<Evidence> {
  const orderId = await subject.byHand(domain);
  const { registryExpiry } = await hand.shown(domain);
  return { expiresAt: registryExpiry, ...(orderId === undefined ? {} : { orderId }) };
}

const titled = cells.flatMap(({ mode, kind, setting, cell }) =>
  'says' in cell ? [[`${cell.says} (${setting} ${mode}, ${kind})`, { mode, kind, setting }] as const] : [],
);

test.concurrent.each(titled)('%s', async (_, { mode, kind, setting }) => {
  const course = run[mode][kind];
  expect(course).toBeDefined();
  await course?.(subjects[setting], setting);
});

test('every combination is in the table: 28 with a course, 8 with the reason why there is none', () => {
  const impossible = cells.filter(({ cell }) => 'impossible' in cell);
  expect(cells).toHaveLength(4 * 3 * 3);
  expect(impossible).toHaveLength(8);
  expect(cells.filter(({ mode, kind }) => run[mode][kind] !== undefined)).toHaveLength(28);
});
