// What a person can do now about a name, with the exact command. Pure.
import type { OperationStatus } from '../client/operation-status.js';
import { assertNever } from '../domain/assert-never.js';
import type { DomainView } from '../domain/domain-life.js';
import { isEnded } from '../domain/operation.js';

export interface Advice {
  readonly text: string;
  /** To be typed as it stands; what is in capitals is to be filled in. */
  readonly command?: string;
}

/** The most useful first. `running` is the operation that runs now, where there is one. */
export function adviceFor(view: DomainView, running: OperationStatus | undefined): readonly Advice[] {
  if (running !== undefined && !isEnded(running.state)) return forOperation(running);
  return view.name === undefined ? forAbsent(view) : forHeld(view, view.name);
}

function forOperation(status: OperationStatus): readonly Advice[] {
  const { operationId, manualStep: step, orderToProcess: order } = status;
  const stop: Advice = {
    text: 'Stop it, if it is not wanted any more:',
    command: `tenure operations cancel ${operationId}`,
  };
  if (step !== undefined) {
    const look: Advice = { text: 'See what is to be done and answer:', command: `tenure tasks show ${step.id}` };
    return step.assignee === undefined
      ? [look, { text: 'Take it, so that nobody else does:', command: `tenure tasks claim ${step.id}` }, stop]
      : [look, stop];
  }
  if (order !== undefined) {
    const command = `tenure operations process-order ${operationId} --order ${order}`;
    return [{ text: 'When the cause is gone, have the order processed:', command }, stop];
  }
  return [whileWaiting(status), stop];
}

function whileWaiting({ operationId, settings, waitingFor }: OperationStatus): Advice {
  switch (waitingFor.kind) {
    case 'nothing':
    case 'registry':
    case 'losing_registrar':
    case 'linked_master':
    case 'reconciliation':
    case 'domain_queue':
    case 'clock':
      return {
        text: 'Nothing: it goes on by itself. Watch it:',
        command: `tenure operations show ${operationId} --follow`,
      };
    case 'registrant':
      return { text: 'Have the registrant answer the mail of the registrar; it then goes on by itself.' };
    case 'operator':
    case 'customer_data':
      return { text: 'See what is to be done and answer:', command: `tenure tasks show ${operationId}` };
    case 'funds':
      return { text: 'Pay in at the registrar; it then goes on by itself.' };
    case 'registrar_down':
      return {
        text: 'See whether the registrar answers:',
        command: `tenure registrars check ${settings?.registrar ?? 'NAME'}`,
      };
    case 'no_worker':
      return { text: 'Start a worker that serves the registrar:', command: 'tenure worker' };
    case 'writes_off':
      return {
        text: 'Switch the writes of the registrar on; it then goes on by itself:',
        command: `tenure registrars change ${settings?.registrar ?? 'NAME'} --writes on`,
      };
    default:
      return assertNever(waitingFor.kind);
  }
}

function forHeld({ domain }: DomainView, name: NonNullable<DomainView['name']>): readonly Advice[] {
  const read: Advice = { text: 'Have it read at the registrar again:', command: `tenure domain refresh ${domain}` };
  if (name.deletedAt !== undefined)
    return [{ text: 'Bring it back while the redemption period lasts:', command: `tenure restore ${domain}` }, read];
  const year = name.dates.expiresAt.at.slice(0, 4);
  const renew: Advice = { text: 'Renew it now:', command: `tenure renew ${domain} --expiry-year ${year}` };
  if (name.attention !== undefined) return [read, renew];
  if (name.intent.value === 'renew') return [read];
  const intent = 'Have it renewed each term:';
  return [{ text: intent, command: `tenure domain renewal-intent ${domain} renew --by YOU` }, renew, read];
}

function forAbsent({ domain }: DomainView): readonly Advice[] {
  return [
    { text: 'See whether it is free:', command: `tenure availability ${domain}` },
    { text: 'Take it into Tenure, if the registrar holds it for you:', command: `tenure import ${domain} --by YOU` },
  ];
}
