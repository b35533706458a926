/** GET DOMAIN type=list (opensrs-xcp 3.5): the names of the account by days to expiry. Key names of the reply are inferred. */
import { digits, readCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { assocsOf, flagOf, integerOf, listOf, textOf, wordOf } from '../value.js';
import { readResult, type ReadResult } from './read-result.js';

/** Which names. */
export interface DomainListQuestion {
  readonly limit?: number;
  readonly page?: number;
  /** @format days */
  readonly minDaysToExpiry?: number;
  /** @format days */
  readonly maxDaysToExpiry?: number;
}

/** One name; everything but the name itself is given for extended rows only. */
export interface DomainListRow {
  readonly domain: string;
  readonly expiresAt: string | undefined;
  readonly registrarLock: boolean | undefined;
  readonly whoisPrivacy: boolean | undefined;
}

/** One page. */
export interface DomainListPage {
  readonly rows: readonly DomainListRow[];
  readonly count: number | undefined;
  readonly hasMore: boolean | undefined;
}

/** Asks for one page. */
export function domainListCommand(question: DomainListQuestion = {}): XcpCommand {
  return readCommand('GET', {
    type: 'list',
    limit: digits(question.limit),
    page: digits(question.page),
    min_to_expiry: digits(question.minDaysToExpiry),
    max_to_expiry: digits(question.maxDaysToExpiry),
  });
}

/** Reads a page in either form: plain names or extended rows. */
export function domainListReplyFrom(reply: XcpReply): ReadResult<DomainListPage> {
  return readResult({ action: 'GET', object: 'DOMAIN' }, reply, (attributes) => {
    const extended = assocsOf(attributes, 'ext_results').flatMap((row) => {
      const domain = wordOf(row, 'domain') ?? wordOf(row, 'name');
      if (domain === undefined) return [];
      return [
        {
          domain,
          expiresAt: instantFrom(textOf(row, 'expiredate')),
          registrarLock: flagOf(row, 'lock_state'),
          whoisPrivacy: flagOf(row, 'has_whois_privacy'),
        },
      ];
    });
    const plain = listOf(attributes, 'domain_list').filter((entry) => typeof entry === 'string');
    const bare = plain.map((domain) => ({
      domain,
      expiresAt: undefined,
      registrarLock: undefined,
      whoisPrivacy: undefined,
    }));
    return {
      rows: extended.length > 0 ? extended : bare,
      count: integerOf(attributes, 'count'),
      hasMore: flagOf(attributes, 'remainder'),
    };
  });
}
