// What `registrar` answers to updates: one short activity each, and a sentence where that could not be done.
import { ActivityFailure, ApplicationFailure, TimeoutFailure, log } from '@temporalio/workflow';
import { failureTypes } from '../contract/failure-types.js';
import { instantFrom } from '../domain/instant.js';
import { type NameAvailability, type NameLookUp, notAsked, parseNameLookUp } from '../domain/registrar/name-look-up.js';
import { type NamePage, type NamePageQuestion, parseNamePage } from '../domain/registrar/name-page.js';
import { type RegistrarCheck, checkNotMade, notServedSentence } from '../domain/registrar/registrar-check.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import { answersOf, routeNames } from './registrar-proxies.js';
import { validInput } from './valid-input.js';

export async function checked(address: RegistrarAddress): Promise<RegistrarCheck> {
  try {
    return await answersOf(address).checkRegistrar(address);
  } catch (error) {
    return checkNotMade(address.registrar, instantFrom(Date.now()), whyNot(address.registrar, error));
  }
}

/** For the update's validator too. */
export function checkedLookUp(request: unknown): Required<NameLookUp> {
  return validInput(parseNameLookUp(request));
}

/** For the update's validator too. */
export function checkedNamePage(request: unknown): NamePageQuestion {
  return validInput(parseNamePage(request));
}

export async function listed(address: RegistrarAddress, request: NamePageQuestion): Promise<NamePage> {
  try {
    return await answersOf(address).listNames({ ...address, ...checkedNamePage(request) });
  } catch (error) {
    return { kind: 'unknown', sentence: whyNot(address.registrar, error).sentence };
  }
}

/** In the order in which the names were asked for. */
export async function lookedUp(address: RegistrarAddress, request: NameLookUp): Promise<readonly NameAvailability[]> {
  const { domains, route } = checkedLookUp(request);
  const answers = route === 'here' ? await asked(address, domains) : await askedByConnector(address.account, domains);
  const byName = new Map(answers.map((answer) => [answer.domain, answer]));
  return domains.flatMap((domain) => byName.get(domain) ?? notAsked([domain], 'The registrar did not speak of it.'));
}

async function askedByConnector(account: string, domains: readonly string[]): Promise<readonly NameAvailability[]> {
  const routes = await routeNames({ account, domains }).catch(() => undefined);
  if (routes === undefined) return notAsked(domains, 'The settings of the account could not be read; ask again later.');
  const served = new Map<string, string[]>();
  for (const route of routes) {
    if (route.kind === 'served') served.set(route.registrar, [...(served.get(route.registrar) ?? []), route.domain]);
  }
  const answers = await Promise.all([...served].map(([registrar, names]) => asked({ account, registrar }, names)));
  const unserved = routes.flatMap((route) =>
    route.kind === 'unserved' ? notAsked([route.domain], route.sentence) : [],
  );
  return [...answers.flat(), ...unserved];
}

async function asked(address: RegistrarAddress, domains: readonly string[]): Promise<readonly NameAvailability[]> {
  try {
    return await answersOf(address).lookUpNames({ ...address, domains });
  } catch (error) {
    return notAsked(domains, whyNot(address.registrar, error).sentence, address.registrar);
  }
}

/** Never thrown on: a plain error in a handler would fail the task of this workflow for ever. */
function whyNot(registrar: string, error: unknown): Pick<RegistrarCheck, 'verdict' | 'sentence'> {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure && cause.timeoutType === 'SCHEDULE_TO_START')
    return { verdict: 'not_served', sentence: notServedSentence(registrar) };
  // The worker's own sentence: which record or key it lacks.
  if (cause instanceof ApplicationFailure && cause.type === failureTypes.WorkerConfiguration)
    return { verdict: 'failed', sentence: cause.message };
  log.warn('a question to the registrar got no answer', { error: String(cause) });
  return { verdict: 'failed', sentence: `Registrar "${registrar}" could not be asked in time; ask again later.` };
}
