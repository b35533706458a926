// The catalog of a development machine: imported at the first start, afterwards it belongs to whoever changes it.
import type { Catalog } from '../../client/catalog.js';
import type { CatalogRecord } from '../../domain/catalog/catalog-view.js';
import { type SimulatedRegistrar, SIMULATOR_RECORD, firstCatalog } from './settings-document.js';

const AUTHOR = 'tenure-machine';

/** Needs a worker that serves workflows. Rejects with a sentence when the catalog cannot be read or changed. */
export async function ensureCatalog(
  catalog: Catalog,
  registrar: SimulatedRegistrar,
  report: (sentence: string) => void,
): Promise<void> {
  const view = await catalog.get();
  if (view === undefined || view.registrars.length + view.connectors.length === 0) {
    const changes = await catalog.changesTowards(firstCatalog(registrar));
    await catalog.change(changes, { author: AUTHOR, reason: 'First settings of this machine.' });
    report('Settings: connectors for some TLDs at the simulator are in the catalog.');
    return;
  }
  if (view.registrars.some(({ record }) => record['url'] === registrar.url)) return;
  const ours = view.registrars.find((record) => isOurs(record, registrar));
  if (ours === undefined) {
    report(`Note: no registrar record names the simulator at ${registrar.url}; the catalog is used as it is.`);
    return;
  }
  const set = { url: registrar.url };
  await catalog.change([{ kind: 'change', of: 'registrar', name: ours.name, set }], {
    author: AUTHOR,
    reason: 'The simulator listens on another port.',
  });
  report(`Settings: the record "${ours.name}" now names the simulator at ${registrar.url}.`);
}

/** The one that was imported here: nobody else names that key. */
function isOurs({ name, record }: CatalogRecord, { keyFile }: SimulatedRegistrar): boolean {
  const key = record['key'];
  return name === SIMULATOR_RECORD && typeof key === 'object' && key !== null && 'file' in key && key.file === keyFile;
}
