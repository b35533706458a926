// What a command answers, before it becomes an envelope.
import type { ReplyMap } from './value.js';

export interface Reply {
  readonly isSuccess: boolean;
  readonly code: number;
  readonly text: string;
  readonly attributes?: ReplyMap;
}

export function success(text: string, attributes?: ReplyMap, code = 200): Reply {
  return attributes === undefined ? { isSuccess: true, code, text } : { isSuccess: true, code, text, attributes };
}

export function failure(code: number, text: string, attributes?: ReplyMap): Reply {
  return attributes === undefined ? { isSuccess: false, code, text } : { isSuccess: false, code, text, attributes };
}

/** 460: a required field is not there. The text and the `error` attribute name it (reference 2.6, 4). */
export function missing(field: string): Reply {
  return failure(460, `Missing required field: ${field}`, { error: `Missing required field: ${field}` });
}

/** 465: the field is there and wrong. */
export function invalid(field: string, why: string): Reply {
  return failure(465, `Invalid data: ${field}: ${why}`, { error: `${field}: ${why}` });
}

export function notOurs(domain: string): Reply {
  return failure(480, `Domain not found or not owned by this reseller: ${domain}`);
}
