// Requests, settings and readings that are right in every way, for tests that spoil one thing.
import type { ALabel } from '../../../../src/domain/domain-name.js';
import type { Contact } from '../../../../src/domain/contact.js';
import { defaultPace } from '../../../../src/domain/pace.js';
import type { RegistrationRequest } from '../../../../src/domain/registration-request.js';
import type { PinnedSettings } from '../../../../src/domain/settings.js';
import { type PinnedPolicy, pinnedPolicyFrom } from '../../../../src/domain/pinned-policy.js';
import { tldPolicyFor } from '../../../../src/domain/tld-policies.js';

export const contact: Contact = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123x1902',
  email: 'owen@example.com',
};

/** As it comes in: nothing about it is known yet. */
export function orderInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { domain: 'example.com', periodYears: 1, contacts: { registrant: contact }, ...changes };
}

export function requestFor(domain: string, changes: Partial<RegistrationRequest> = {}): RegistrationRequest {
  return {
    domain: domain as ALabel,
    kind: 'new',
    periodYears: 1,
    handling: 'process',
    contacts: { registrant: contact },
    ...changes,
  };
}

export function policyOf(tld: string): PinnedPolicy {
  const policy = tldPolicyFor(tld, '2026-11-22T00:00:00.000Z');
  if (policy === undefined) throw new Error(`these tests need a policy record for .${tld}`);
  return pinnedPolicyFrom(policy);
}

export function settingsWith(changes: Partial<PinnedSettings['connector']['modes']> = {}): PinnedSettings {
  return {
    schemaVersion: 1,
    connector: {
      name: '.com at OpenSRS',
      tld: 'com',
      version: 3,
      modes: {
        registration: 'automatic',
        renewal: 'automatic',
        transfer: 'automatic',
        cancellation: 'automatic',
        ...changes,
      },
      flags: {
        editNameServers: true,
        manageContacts: true,
        registrarLock: true,
        transferKey: true,
        transferUsesProviderNameServers: false,
        whoisPrivacy: true,
      },
      changes: 'automatic',
      lockForbidsChanges: false,
    },
    registrar: {
      name: 'opensrs',
      api: 'xcp',
      environment: 'test',
      currency: 'USD',
      orderMarker: 'affiliate_id',
      providerNameServers: [],
    },
    policy: policyOf('com'),
    pace: defaultPace,
    profileKeyVersion: '1',
  };
}
