/** GET_DOMAINS_BY_EXPIREDATE and GET_DELETED_DOMAINS (opensrs-xcp 3.26): slow lists of the account. */
import { digits, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, flagOf, integerOf, textOf, wordOf, type XcpAssoc } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** One public client allows 300 s for these lists; the server's own bound on a connection is 60 s. */
const LIST_DEADLINE_MS = 90_000;

/** A span of expiry dates, `YYYY-MM-DD`; years above 2030 are refused by OpenSRS. */
export interface ExpiringQuestion {
  readonly expiresFrom: string;
  readonly expiresTo: string;
  /** @default 40 */
  readonly limit?: number;
  readonly page?: number;
}

/** Asks for names that expire in a span; page until `hasMore` is false. */
export function getDomainsByExpireDateCommand(question: ExpiringQuestion): XcpCommand {
  const command = readCommand('GET_DOMAINS_BY_EXPIREDATE', {
    exp_from: question.expiresFrom,
    exp_to: question.expiresTo,
    limit: digits(question.limit),
    page: digits(question.page),
  });
  return { ...command, deadlineMs: LIST_DEADLINE_MS };
}

/** One name that expires. */
export interface ExpiringDomain {
  readonly domain: string;
  readonly expiresAt: string | undefined;
  readonly registrarAutoRenew: boolean | undefined;
  readonly letExpire: boolean | undefined;
}

/** One page of them. */
export interface ExpiringPage {
  readonly domains: readonly ExpiringDomain[];
  readonly total: number | undefined;
  readonly hasMore: boolean | undefined;
}

/** Reads the reply to `getDomainsByExpireDateCommand`. */
export function getDomainsByExpireDateReplyFrom(reply: XcpReply): ReadResult<ExpiringPage> {
  return readResult({ action: 'GET_DOMAINS_BY_EXPIREDATE', object: 'DOMAIN' }, reply, (attributes) => ({
    domains: assocsOf(attributes, 'exp_domains').flatMap((row) => {
      const domain = wordOf(row, 'name');
      if (domain === undefined) return [];
      return [
        {
          domain,
          expiresAt: instantFrom(textOf(row, 'expiredate')),
          registrarAutoRenew: flagOf(row, 'f_auto_renew'),
          letExpire: flagOf(row, 'f_let_expire'),
        },
      ];
    }),
    total: integerOf(attributes, 'total'),
    hasMore: flagOf(attributes, 'remainder'),
  }));
}

/** Which deleted names: one, or those of a span of deletion or expiry dates (`YYYY-MM-DD`). */
export interface DeletedQuestion {
  readonly domain?: string;
  readonly deletedFrom?: string;
  readonly deletedTo?: string;
  readonly expiredFrom?: string;
  readonly expiredTo?: string;
  readonly limit?: number;
  /** The index of the first page is documented inconsistently (0 or 1): leave it out for the first. */
  readonly page?: number;
}

/** Asks for deleted names. */
export function getDeletedDomainsCommand(question: DeletedQuestion): XcpCommand {
  const command = readCommand('GET_DELETED_DOMAINS', {
    domain: question.domain,
    del_from: question.deletedFrom,
    del_to: question.deletedTo,
    exp_from: question.expiredFrom,
    exp_to: question.expiredTo,
    limit: digits(question.limit),
    page: digits(question.page),
  });
  return { ...command, deadlineMs: LIST_DEADLINE_MS };
}

/** One deleted name. */
export interface DeletedDomain {
  readonly domain: string;
  readonly deletedAt: string | undefined;
  readonly expiredAt: string | undefined;
  readonly reason: string | undefined;
}

/** Reads the reply to `getDeletedDomainsCommand`; both spellings of its list are known. */
export function getDeletedDomainsReplyFrom(reply: XcpReply): ReadResult<readonly DeletedDomain[]> {
  return readResult({ action: 'GET_DELETED_DOMAINS', object: 'DOMAIN' }, reply, (attributes) =>
    [...assocsOf(attributes, 'del_domains'), ...assocsOf(attributes, 'deleted_domains')].flatMap(deletedFrom),
  );
}

function deletedFrom(row: XcpAssoc): readonly DeletedDomain[] {
  const domain = wordOf(row, 'name') ?? wordOf(row, 'domain');
  if (domain === undefined) return [];
  return [
    {
      domain,
      deletedAt: instantFrom(textOf(row, 'delete_date')),
      expiredAt: instantFrom(textOf(row, 'expiredate')),
      reason: wordOf(row, 'reason') ?? wordOf(row, 'status'),
    },
  ];
}
