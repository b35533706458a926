/**
 * SET COOKIE, DELETE COOKIE and GET USERINFO (opensrs-xcp 3.28): the legacy session of an end user. Of use for proving the
 * credentials of a profile before a name is joined to it, and for the number of waiting requests.
 */
import { readCommand, writeCommand, type XcpCommand } from '../command.js';
import { instantFrom } from '../dates.js';
import type { XcpReply } from '../reply.js';
import { flagOf, integerOf, textOf, wordOf, type XcpAssoc } from '../value.js';
import type { RegistrantProfile } from './register.js';
import { readResult, type ReadResult } from './read-result.js';

/** A session. The cookie is a secret. */
export interface EndUserSession {
  readonly cookie: string | undefined;
  readonly domainCount: number | undefined;
  readonly expiresAt: string | undefined;
  readonly isOwner: boolean | undefined;
  readonly waitingRequests: number | undefined;
}

/** Opens a session with the profile's credentials. Wrong ones are `refused` with `profile_credentials`. Changes nothing that lasts. */
export function setCookieCommand(domain: string, profile: RegistrantProfile): XcpCommand {
  const { username, password } = profile;
  return readCommand('SET', { domain, reg_username: username, reg_password: password }, 'COOKIE');
}

/** Reads the reply to `setCookieCommand`. */
export function setCookieReplyFrom(reply: XcpReply): ReadResult<EndUserSession> {
  return readResult({ action: 'SET', object: 'COOKIE' }, reply, (attributes) => ({
    cookie: wordOf(attributes, 'cookie'),
    domainCount: integerOf(attributes, 'domain_count'),
    expiresAt: instantFrom(textOf(attributes, 'expiredate')),
    isOwner: flagOf(attributes, 'f_owner'),
    waitingRequests: integerOf(attributes, 'waiting_requests_no'),
  }));
}

/** Ends a session. */
export function deleteCookieCommand(cookie: string): XcpCommand {
  return { ...writeCommand('DELETE', { cookie }, 'COOKIE'), cookie };
}

/** What GET USERINFO tells; the registration page points to it for actions that wait on a name. */
export interface UserInfo {
  readonly waitingRequests: number | undefined;
  /** Everything as it came. Personal data. */
  readonly attributes: XcpAssoc;
}

/** Asks with an open session. */
export function getUserInfoCommand(cookie: string): XcpCommand {
  return { ...readCommand('GET', { type: 'all_info' }, 'USERINFO'), cookie };
}

/** Reads the reply to `getUserInfoCommand`. */
export function getUserInfoReplyFrom(reply: XcpReply): ReadResult<UserInfo> {
  return readResult({ action: 'GET', object: 'USERINFO' }, reply, (attributes) => ({
    waitingRequests: integerOf(attributes, 'waiting_requests_no'),
    attributes,
  }));
}
