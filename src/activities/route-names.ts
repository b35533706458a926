import type { NameRoute, NamesRouted, SettingsActivities } from './contract.js';

/** Which registrar serves each name, by its connector; or the sentence that says why none does. */
export const makeRouteNames =
  (pinSettings: SettingsActivities['pinSettingsPatiently']) =>
  async ({ account, domains }: NamesRouted): Promise<readonly NameRoute[]> =>
    await Promise.all(
      domains.map(async (domain): Promise<NameRoute> => {
        const pinned = await pinSettings({ account, domain, type: 'registerDomain' });
        if (pinned.kind === 'refused') return { domain, kind: 'unserved', sentence: pinned.problem.sentence };
        const { name, api } = pinned.settings.registrar;
        return api === 'xcp'
          ? { domain, kind: 'served', registrar: name }
          : { domain, kind: 'unserved', sentence: `Registrar "${name}" has no API: look the name up there by hand.` };
      }),
    );
