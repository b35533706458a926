import { calendarFiguresFrom } from '../domain/calendar/calendar-figures.js';
import { connectorFor } from '../domain/connector.js';
import { type Instant, instantFrom } from '../domain/instant.js';
import type { LifeSettings } from '../domain/life/name-state.js';
import type { Settings } from '../domain/settings-catalog.js';
import { policyOfConnector } from '../domain/tld-policies.js';
import type { LifeAnswer, LifeQuestion, SettingsNotRead } from './contract.js';
import type { SettingsFreshness } from './pin-settings.js';

/** Read again by each run of a name's life: a changed policy, connector or pace re-arms what the name waits for. */
export const makeReadLifeSettings =
  (current: () => Settings, now: () => Instant = () => instantFrom(Date.now())) =>
  ({ account, domain }: LifeQuestion): Promise<LifeAnswer> => {
    const settings = current();
    const known = settings.accounts.get(account);
    const connector = known === undefined ? undefined : connectorFor(domain, known.connectors);
    const policy = connector === undefined ? undefined : policyOfConnector(connector, now());
    const registrar = known?.registrars.find((record) => record.name === connector?.registrar);
    if (connector === undefined || policy === undefined || registrar === undefined)
      return Promise.resolve({ kind: 'unserved' });
    const life: LifeSettings = {
      figures: calendarFiguresFrom(policy),
      mode: connector.modes.renewal,
      registrar: registrar.name,
      api: registrar.api,
      readEveryMs: settings.pace.nameReadMs,
    };
    return Promise.resolve({ kind: 'read', settings: life });
  };

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
