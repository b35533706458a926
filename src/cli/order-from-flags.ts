// The registration that a command line describes: a file, and flags that go before it.
import { type DocumentFlags, numberFrom, orderDocument } from './order-document.js';
import { type ProfileFlags, profileFrom } from './profile-from-flags.js';
import type { Terminal } from './terminal.js';

export interface RegisterFlags extends DocumentFlags, ProfileFlags {
  readonly period?: string;
  readonly kind?: string;
  readonly handling?: string;
  readonly nameServer?: readonly string[];
  readonly dnsTemplate?: string;
  readonly linkTo?: string;
  readonly lock?: boolean;
  readonly privacy?: boolean;
  readonly parkedPage?: boolean;
  readonly autoRenew?: boolean;
  readonly affiliateId?: string;
  readonly comments?: string;
  readonly languageTag?: string;
  readonly premiumPrice?: string;
  readonly legalType?: string;
}

/** Not checked yet. Throws {@link UsageError}. */
export async function orderFromFlags(
  domain: string | undefined,
  flags: RegisterFlags,
  terminal: Terminal,
): Promise<Readonly<Record<string, unknown>>> {
  return await orderDocument(flags, {
    domain,
    profile: await profileFrom(flags, terminal),
    periodYears: numberFrom(flags.period),
    kind: flags.kind,
    handling: flags.handling,
    nameServers: flags.nameServer,
    dnsTemplate: flags.dnsTemplate,
    linkTo: flags.linkTo,
    registrarLock: flags.lock,
    whoisPrivacy: flags.privacy,
    parkedPage: flags.parkedPage,
    autoRenew: flags.autoRenew,
    affiliateId: flags.affiliateId,
    comments: flags.comments,
    languageTag: flags.languageTag,
    premiumPrice: flags.premiumPrice,
    legalType: flags.legalType,
  });
}
