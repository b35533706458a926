import type { NameRoute, NamesRouted, SettingsActivities } from './contract.js';

/** Which registrar serves each name, by its connector; or the sentence that says why none does. */
export const makeRouteNames =
  (pinSettings: SettingsActivities['pinSettingsPatiently']) =>
  async ({ account, domains }: NamesRouted): Promise<readonly NameRoute[]> =>
    await Promise.all(
      domains.map(async (domain): Promise<NameRoute> => {
        const pinned = await pinSettings({ account, domain, type: 'registerDomain' });
        return pinned.kind === 'pinned'
          ? { domain, kind: 'served', registrar: pinned.settings.registrar.name }
          : { domain, kind: 'unserved', sentence: pinned.problem.sentence };
      }),
    );
