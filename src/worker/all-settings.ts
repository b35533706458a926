// What a worker goes by: the pace from its file, and each account from its catalog or, where it has none, from the file.
import type { AccountSettings, Settings } from '../domain/settings-catalog.js';
import type { Catalogs } from './catalogs.js';

/** The same object for as long as nothing changed. */
export function allSettings(
  file: () => Settings,
  catalogs: Pick<Catalogs, 'accounts' | 'generation' | 'settingsOf'>,
  warn: (sentence: string) => void,
): () => Settings {
  const warned = new Set<string>();
  let made: { readonly from: Settings; readonly generation: number; readonly settings: Settings } | undefined;
  return () => {
    const from = file();
    const { generation } = catalogs;
    if (made?.from === from && made.generation === generation) return made.settings;
    const accounts = new Map(from.accounts);
    for (const account of catalogs.accounts) {
      const kept = catalogs.settingsOf(account);
      if (kept === undefined) continue;
      const inFile = from.accounts.get(account);
      accounts.set(account, inForce(kept, inFile));
      if (inFile === undefined || kept.connectors.length === 0 || warned.has(account)) continue;
      warned.add(account);
      warn(
        `Account "${account}" stands in the settings file and in the catalog. The catalog holds; take the account out of the file.`,
      );
    }
    made = {
      from,
      generation,
      settings: accounts.size === 0 && from.accounts.size === 0 ? from : { ...from, accounts },
    };
    return made.settings;
  };
}

/** A catalog takes over with its first connector: until then it is being set up, and an account in the file goes on. */
function inForce(kept: AccountSettings, inFile: AccountSettings | undefined): AccountSettings {
  if (inFile === undefined || kept.connectors.length > 0) return kept;
  const names = new Set(inFile.registrars.map(({ name }) => name));
  return {
    connectors: inFile.connectors,
    registrars: [...inFile.registrars, ...kept.registrars.filter(({ name }) => !names.has(name))],
  };
}
