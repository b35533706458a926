// What happens to a name in the course of a year, one operation after the other.
import { newSealKey, openSealedKey } from '../../../client/sealed-key.js';
import type { ALabel } from '../../../domain/domain-name.js';
import { contacts } from '../seed-orders.js';
import { CONSENT, type Chapter, type Scene, chargesOf } from './chapter.js';

const domain = 'daily-life.com';
const nameServers = ['ns1.own-hosts.example', 'ns2.own-hosts.example'];

export const oneName: Chapter = {
  title: `${domain}: renewed, locked and unlocked, private, delegated, with other contacts, and its transfer key`,
  tell: async (scene) => {
    const { tenure, admin, telling } = scene;
    const request = (requestId: string) => ({ requestId, domain });
    await telling.ended('registration', await tenure.register({ ...request('begin'), periodYears: 1, contacts }));
    const renewed = await telling.ended('renewal', await tenure.renew(request('year-2')));
    telling.expect(
      'a year later than before, by a reading',
      renewed.outcome === 'renewed' &&
        yearOf(renewed.expiresAt) === yearOf(renewed.expiresBefore ?? '') + 1 &&
        (await chargesOf(admin, domain)) === 2,
    );
    await telling.ended('lock', await tenure.setLock({ ...request('lock'), locked: true }));
    telling.expect('the registrar shows the lock', (await held(scene)).lock);
    await telling.ended('unlock', await tenure.setLock({ ...request('unlock'), locked: false, consent: CONSENT }));
    telling.expect('the registrar shows it open', !(await held(scene)).lock);
    await telling.ended('privacy', await tenure.setPrivacy({ ...request('privacy'), enabled: true }));
    telling.expect('the registrar hides the registrant', (await held(scene)).privacy === 'enabled');
    await telling.ended('name servers', await tenure.setNameservers({ ...request('hosts'), nameServers }));
    telling.expect('in the order asked for', (await held(scene)).nameservers.join() === nameServers.join());
    const admin2 = { ...contacts.registrant, firstName: 'Nadia', lastName: 'Newman' };
    const changed = await telling.ended(
      'contacts',
      await tenure.setContacts({ ...request('contacts'), contacts: { admin: admin2 } }),
    );
    telling.expect('the contacts read as asked for', changed.outcome === 'contacts_set' && !changed.unchanged);
    await transferKey(scene);
  },
};

/** Sealed to a key that only the asker has; it is opened here, and its length is all that is shown. */
async function transferKey({ tenure, telling }: Scene): Promise<void> {
  const { sealTo, privateKey } = newSealKey();
  const request = { domain: domain as ALabel, deliver: 'seal', sealTo, consent: CONSENT } as const;
  const handle = await tenure.request({
    requestId: 'key',
    operation: { type: 'retrieveTransferKey', request },
  });
  const result = await telling.ended('transfer key', handle);
  if (result.outcome !== 'transfer_key_sealed') {
    telling.expect('the transfer key is sealed to its asker', false);
    return;
  }
  const key = openSealedKey(result.sealed, privateKey, domain);
  telling.row('', `Its asker has opened it: ${key.length} characters, not shown here.`);
  telling.expect('only the asker could read it', key.length > 0 && !result.sealed.includes(key));
}

async function held({ admin }: Scene) {
  const found = (await admin.domains()).find(({ name }) => name === domain);
  if (found === undefined) throw new Error(`the registrar does not hold ${domain}`);
  return found;
}

function yearOf(instant: string): number {
  return Number(instant.slice(0, 4));
}
