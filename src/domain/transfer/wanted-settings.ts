// What a name is to be like once it is ours: settings do not travel reliably with a transfer. Pure.
import { assertNever } from '../assert-never.js';
import { type Change, isContactChange, seenIn } from '../change.js';
import type { ContactSet } from '../contact.js';
import type { NameTruth } from '../name-truth.js';
import type { PinnedSettings } from '../settings.js';
import { transferNameServers } from '../transfer-rules.js';
import type { TransferRequest } from '../transfer-request.js';

/** The lock comes last: a locked name refuses other changes at some registries. */
export function wantedAfter(request: Omit<TransferRequest, 'authCode'>, settings: PinnedSettings): readonly Change[] {
  const { connector, registrar } = settings;
  const provider = { isUsed: connector.flags.transferUsesProviderNameServers, hosts: registrar.providerNameServers };
  const hosts = transferNameServers(request, provider);
  const contacts = wantedContacts(request, settings);
  return [
    ...(contacts === undefined ? [] : [{ kind: 'contacts', contacts } as const]),
    ...(hosts === undefined ? [] : [{ kind: 'name_servers', hosts } as const]),
    ...(request.whoisPrivacy === undefined ? [] : [{ kind: 'privacy', enabled: request.whoisPrivacy } as const]),
    ...(request.autoRenew === undefined
      ? []
      : [{ kind: 'at_expiry', behaviour: request.autoRenew ? 'renew' : 'notify' } as const]),
    ...(request.registrarLock === undefined ? [] : [{ kind: 'lock', locked: request.registrarLock } as const]),
  ];
}

/** Contacts of the order apply as the TLD says; where they never do (.ca), nothing was promised. */
function wantedContacts(
  { contacts, changeContact, customTechContact }: Omit<TransferRequest, 'authCode'>,
  { policy }: PinnedSettings,
): Partial<ContactSet> | undefined {
  const { contactChange } = policy.transfer;
  if (contactChange === 'forbidden' || (contactChange === 'optional' && changeContact !== true)) return undefined;
  const { tech, ...others } = contacts;
  return customTechContact === true && tech !== undefined ? { ...others, tech } : others;
}

/** Contacts are not in what was read of the name: they are compared where they are read. */
export function notReached(wanted: readonly Change[], truth: NameTruth): readonly Change[] {
  return wanted.filter((change) => isContactChange(change) || seenIn(truth, change) !== 'done');
}

/** In the words of a person who asked for it; without hosts and contacts. */
export function settingName(change: Change): string {
  switch (change.kind) {
    case 'lock':
      return change.locked ? 'The registrar lock' : 'An unlocked name';
    case 'privacy':
      return change.enabled ? 'WHOIS privacy' : 'No WHOIS privacy';
    case 'name_servers':
      return 'The name servers';
    case 'contacts':
    case 'trade':
      return 'The contacts';
    case 'at_expiry':
      return change.behaviour === 'renew' ? 'Automatic renewal' : 'No automatic renewal';
    case 'renewal':
    case 'restore':
    case 'deletion':
      return 'The change';
    default:
      return assertNever(change);
  }
}

/** `The registrar lock: wanted after the transfer and not reached (refused with code 465).` */
export function shortfallSentence(change: Change, why: string): string {
  return `${settingName(change)}: wanted after the transfer and not reached (${why}).`;
}
