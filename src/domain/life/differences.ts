// Where a reading differs from what was wanted, or else from the reading before.
import { sameHosts } from '../change.js';
import type { NameTruth } from '../name-truth.js';
import type { NameState } from './name-state.js';

/** A sentence for each; one that was said after the reading before is not said again. */
export function differences({ wanted, read }: NameState, truth: NameTruth): readonly string[] {
  const said: string[] = [];
  if (truth.isTransferringAway && read?.isTransferringAway !== true)
    said.push('The name is being transferred away to another registrar.');
  if (!truth.isTransferringAway && read?.isTransferringAway === true) said.push('The transfer away is over.');
  const lockWas = wanted.registrarLock ?? read?.registrarLock;
  if (
    truth.registrarLock !== 'unknown' &&
    typeof lockWas === 'boolean' &&
    truth.registrarLock !== lockWas &&
    truth.registrarLock !== read?.registrarLock
  )
    said.push(`The registrar lock is ${truth.registrarLock ? 'on' : 'off'}; ${lockWas ? 'on' : 'off'} was expected.`);
  if (wanted.whoisPrivacy !== undefined && isSettled(truth.whoisPrivacy) && truth.whoisPrivacy !== read?.whoisPrivacy) {
    if ((truth.whoisPrivacy === 'enabled') !== wanted.whoisPrivacy)
      said.push(
        `WHOIS privacy is ${truth.whoisPrivacy}; ${wanted.whoisPrivacy ? 'enabled' : 'disabled'} was expected.`,
      );
  }
  const hosts = wanted.nameServers ?? read?.nameServers;
  if (
    hosts !== undefined &&
    !sameHosts(hosts, truth.nameServers) &&
    !sameHosts(read?.nameServers ?? hosts, truth.nameServers)
  )
    said.push(`The name servers are ${truth.nameServers.join(', ')}; ${hosts.join(', ')} were expected.`);
  if (read !== undefined && truth.atExpiry !== read.atExpiry)
    said.push(`At expiry the registrar will ${atExpiryWords[truth.atExpiry]}.`);
  return said;
}

function isSettled(state: NameTruth['whoisPrivacy']): state is 'enabled' | 'disabled' {
  return state === 'enabled' || state === 'disabled';
}

const atExpiryWords: Readonly<Record<NameTruth['atExpiry'], string>> = {
  renew: 'renew by itself, and charge',
  lapse: 'let the name go',
  notify: 'only write notices',
  unknown: 'do something that it does not say',
};
