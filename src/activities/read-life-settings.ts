import { createHash } from 'node:crypto';
import { calendarFiguresFrom } from '../domain/calendar/calendar-figures.js';
import { connectorFor } from '../domain/connector.js';
import { type Instant, instantFrom } from '../domain/instant.js';
import { type LifeSettings, UNSERVED_STAMP } from '../domain/life/name-state.js';
import type { Settings } from '../domain/settings-catalog.js';
import { policyOfConnector } from '../domain/tld-policies.js';
import type { LifeAnswer, LifeQuestion, SettingsNotRead } from './contract.js';
import type { SettingsFreshness } from './pin-settings.js';

/** What a name is kept by now. The slow look at it notices a change, so that what the name waits for is re-armed. */
export const makeReadLifeSettings =
  (current: () => Settings, now: () => Instant = () => instantFrom(Date.now())) =>
  (question: LifeQuestion): Promise<LifeAnswer> =>
    Promise.resolve(lifeSettingsOf(current(), question, now()));

export function lifeSettingsOf(settings: Settings, { account, domain }: LifeQuestion, now: Instant): LifeAnswer {
  const known = settings.accounts.get(account);
  const connector = known === undefined ? undefined : connectorFor(domain, known.connectors);
  const policy = connector === undefined ? undefined : policyOfConnector(connector, now);
  const registrar = known?.registrars.find((record) => record.name === connector?.registrar);
  if (connector === undefined || policy === undefined || registrar === undefined) return { kind: 'unserved' };
  const life: Omit<LifeSettings, 'stamp'> = {
    figures: calendarFiguresFrom(policy),
    mode: connector.modes.renewal,
    registrar: registrar.name,
    api: registrar.api,
    readEveryMs: settings.pace.nameReadMs,
  };
  // Short: it is sent with each look. Two of sixteen digits do not meet by chance.
  const stamp = createHash('sha256').update(JSON.stringify(life)).digest('hex').slice(0, 16);
  return { kind: 'read', settings: { ...life, stamp } };
}

export function lifeStampOf(settings: Settings, question: LifeQuestion, now: Instant): string {
  const answer = lifeSettingsOf(settings, question, now);
  return answer.kind === 'read' ? answer.settings.stamp : UNSERVED_STAMP;
}

type ReadLife = (question: LifeQuestion) => Promise<LifeAnswer>;

/** A task of one workflow must not wait for another: what is not fresh is asked for patiently. */
export const makeReadLifeSettingsQuickly =
  ({ isFresh }: SettingsFreshness, read: ReadLife) =>
  async (question: LifeQuestion): Promise<LifeAnswer | SettingsNotRead> =>
    (await isFresh(question.account).catch(() => false)) ? read(question) : { kind: 'not_read' };

export const makeReadLifeSettingsPatiently =
  ({ refresh }: SettingsFreshness, read: ReadLife) =>
  async (question: LifeQuestion): Promise<LifeAnswer> => {
    await refresh(question.account);
    return read(question);
  };
