// A name that the simulator shall hold without an order, from a file and flags that go before it.
import { randomBytes } from 'node:crypto';
import type { DomainInput } from '../../simulator/admin-client.js';
import { readDocument } from '../read-document.js';
import type { Terminal } from '../terminal.js';
import { authCodeFrom, instantFrom } from './flag-values.js';

export interface SeedFlags {
  readonly file?: string;
  readonly taken?: boolean;
  readonly registrar?: string;
  readonly account?: string;
  readonly created?: string;
  readonly expires?: string;
  readonly lock?: boolean;
  readonly privacy?: boolean;
  readonly autoRenew?: boolean;
  readonly letExpire?: boolean;
  readonly nameServer?: readonly string[];
  readonly authCodeFile?: string;
  readonly authCodeStdin?: boolean;
  readonly reveal?: boolean;
}

/**
 * The simulator tells nobody an auth code, so one that shall be shown is made here. Throws {@link UsageError}; what a
 * file holds beside the flags is checked by the simulator.
 */
export async function seedFromFlags(domain: string, flags: SeedFlags, terminal: Terminal): Promise<DomainInput> {
  const file = flags.file === undefined ? {} : await readDocument(flags.file);
  const code =
    (await authCodeFrom(flags, terminal)) ?? (typeof file['authCode'] === 'string' ? file['authCode'] : undefined);
  const { taken, registrar, account, lock, privacy, autoRenew, letExpire } = flags;
  const given = {
    taken,
    registrar,
    account,
    createdAt: flags.created === undefined ? undefined : instantFrom('--created', flags.created),
    expiresAt: flags.expires === undefined ? undefined : instantFrom('--expires', flags.expires),
    lock,
    privacy,
    autoRenew,
    letExpire,
    nameservers: flags.nameServer,
    authCode: code ?? (flags.reveal === true ? randomBytes(8).toString('hex') : undefined),
  };
  return { ...file, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), domain };
}
