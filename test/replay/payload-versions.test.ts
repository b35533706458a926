// Replay compares commands and not values: that today's code reads what earlier versions stored is held here.
import { describe, expect, test } from 'vitest';
import { domainDetails } from '../../src/domain/domain-details.js';
import type { ALabel } from '../../src/domain/domain-name.js';
import { DomainLife, type DomainSnapshot } from '../../src/domain/domain-life.js';
import { modeProblem } from '../../src/domain/mode-problem.js';
import { operationDetails } from '../../src/domain/operation-details.js';
import { type OperationEnded, operationEndFrom, parseOperationEnd } from '../../src/domain/operation-end.js';
import { checkedRequest } from '../../src/domain/operation-request.js';
import type { OperationView } from '../../src/domain/operation.js';
import { endingOf } from '../../src/domain/operation-ending.js';
import type { RegistrationResult } from '../../src/domain/registration-result.js';
import { registrationProblems } from '../../src/domain/registration-rules.js';
import { settingsShown } from '../../src/domain/settings.js';
import type { DomainInput } from '../../src/workflows/messages.js';
import type { RegisterDomainInput } from '../../src/workflows/register-domain.js';
import { example, exampleVersions } from './payload-examples.js';

interface Carried extends DomainInput {
  readonly state: DomainSnapshot;
}

const now = Date.parse('2027-01-01T00:00:00Z');

describe.each(exampleVersions())('stored as %s', (version) => {
  const schemaVersion = Number(version.slice(1));

  test('each stored type says which version it is', () => {
    const stored = [
      example<DomainInput>(version, 'domain-input'),
      example<Carried>(version, 'domain-input-rolled-over'),
      example<Carried>(version, 'domain-input-rolled-over').state,
      ...example<Carried>(version, 'domain-input-rolled-over').state.pending.map(({ settings }) => settings),
      example<RegisterDomainInput>(version, 'register-domain-input'),
      example<RegisterDomainInput>(version, 'register-domain-input').settings,
      example<OperationView>(version, 'operation-view'),
    ];
    expect(stored.map((value) => value.schemaVersion)).toEqual(stored.map(() => schemaVersion));
  });

  test.each(['domain-input-rolled-over', 'domain-input-held'])('%s: a life goes on as it was', (name) => {
    const { account, domain, state } = example<Carried>(version, name);
    const life = new DomainLife(account, domain as ALabel, now, state);
    expect(life.snapshot()).toEqual(state);
    expect(domainDetails(life.view(now))).toContain(state.name === undefined ? 'Not held' : 'Held at');
    for (const { requestId, operationId } of state.remembered) {
      expect(life.answerFor(requestId)).toEqual({ kind: 'accepted', operationId });
    }
  });

  test('what waits in the queue of a life may still be started', () => {
    const { state } = example<Carried>(version, 'domain-input-rolled-over');
    expect(state.pending).toHaveLength(1);
    for (const { requestId, request, settings, type } of state.pending) {
      expect(modeProblem(settings, type)).toBeUndefined();
      expect(checkedRequest({ requestId, operation: { type, request } })).toMatchObject({ kind: 'valid' });
    }
  });

  test('a registration knows its order and the settings that were pinned', () => {
    const { request, requestId, settings } = example<RegisterDomainInput>(version, 'register-domain-input');
    expect(checkedRequest({ requestId, operation: { type: 'registerDomain', request } })).toMatchObject({
      kind: 'valid',
      value: { operation: { request } },
    });
    expect(registrationProblems(request, settings.policy, settings.connector.flags)).toEqual([]);
    expect(settingsShown(settings)).toMatchObject({ registrar: settings.registrar.name });
    for (const [name, figure] of Object.entries(settings.pace)) expect(figure, name).toBeDefined();
  });

  test('the view of an operation is shown and reported', () => {
    const view = example<OperationView>(version, 'operation-view');
    expect(operationDetails(view)).toContain(view.domain);
    expect(operationEndFrom(view)).toMatchObject({ operationId: view.operationId, orderIds: view.orderIds });
  });

  test('the report of an end is understood', () => {
    const end = example<OperationEnded>(version, 'operation-ended');
    expect(parseOperationEnd(end)).toEqual(end);
  });

  test('a result is told in a sentence', () => {
    const result = example<RegistrationResult>(version, 'registration-result');
    expect(endingOf(result)).toMatchObject({ state: 'succeeded', sentence: expect.stringContaining('Registered') });
  });
});
