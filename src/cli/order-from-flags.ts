// The order that a command line describes: a file, and flags that go before it.
import { settingValue } from '../config.js';
import { readDocument, readText } from './read-document.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface RegisterFlags {
  readonly file?: string;
  readonly contacts?: string;
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
  readonly username?: string;
  readonly passwordFile?: string;
  readonly passwordStdin?: boolean;
  readonly requestId?: string;
  readonly reference?: string;
}

/** Not checked yet: the client's own check says what is wrong, in the same words as everywhere. Throws {@link UsageError}. */
export async function orderFromFlags(
  domain: string | undefined,
  flags: RegisterFlags,
  terminal: Terminal,
): Promise<Readonly<Record<string, unknown>>> {
  const file = flags.file === undefined ? {} : await readDocument(flags.file);
  const contacts = flags.contacts === undefined ? undefined : await readDocument(flags.contacts);
  const profile = await profileFrom(flags, terminal);
  const given = {
    domain,
    contacts,
    profile,
    requestId: flags.requestId,
    reference: flags.reference,
    periodYears: flags.period === undefined ? undefined : yearsFrom(flags.period),
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
  };
  return { ...file, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

/** Text that is no number is passed on as it is, so that the check names the field. */
function yearsFrom(text: string): number | string {
  return /^\d{1,3}$/.test(text) ? Number(text) : text;
}

async function profileFrom(flags: RegisterFlags, terminal: Terminal): Promise<object | undefined> {
  if (flags.username === undefined) {
    if (flags.passwordFile !== undefined || flags.passwordStdin === true) {
      throw new UsageError('A password was given without --username.');
    }
    return undefined;
  }
  return { username: flags.username, password: await passwordFrom(flags, terminal) };
}

async function passwordFrom(flags: RegisterFlags, terminal: Terminal): Promise<string> {
  if (flags.passwordFile !== undefined) return withoutLastLineFeed(await readText(flags.passwordFile));
  if (flags.passwordStdin === true) return withoutLastLineFeed(await terminal.readInput());
  const fromEnvironment = settingValue('registrantPassword', undefined, terminal.env);
  if (fromEnvironment !== undefined) return fromEnvironment;
  throw new UsageError(
    'The password of the registrant profile is missing: use --password-file, --password-stdin or TENURE_REGISTRANT_PASSWORD. It is never an argument.',
  );
}

function withoutLastLineFeed(text: string): string {
  return text.replace(/\r?\n$/, '');
}
