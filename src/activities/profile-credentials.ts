// Registrants' credentials at the registrar. Those that the caller did not give are derived, so that none is stored.
import { createHmac } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import type { ProfileSource } from '../domain/registration-result.js';
import type { ProfileOfCaller } from '../domain/order-fields.js';

/** Returns the key of a version, 32 bytes; undefined when this worker does not have it. */
export type ProfileKeys = (version: string) => Promise<Buffer | undefined>;

export interface ProfileCredentials {
  readonly username: string;
  readonly password: string;
}

export async function profileCredentials(
  source: ProfileSource,
  request: { readonly profile?: ProfileOfCaller },
  keys: ProfileKeys,
): Promise<ProfileCredentials> {
  if (source.kind === 'given') {
    if (request.profile !== undefined) return request.profile;
    throw ApplicationFailure.nonRetryable(
      'The request has no profile although its credentials are said to be given.',
      failureTypes.InvalidInput,
    );
  }
  const key = await keys(source.keyVersion);
  if (key === undefined) {
    throw ApplicationFailure.create({
      message: `This worker has no profile key "${source.keyVersion}"; add it to the profile key file.`,
      type: failureTypes.WorkerConfiguration,
    });
  }
  return { username: source.username, password: derivedPassword(key, source.salt) };
}

/** 20 characters, the longest the registrar takes (XCP reference 2.1), of its alphabet: letters, digits, hyphen, underscore. */
export function derivedPassword(key: Buffer, salt: string): string {
  return createHmac('sha256', key)
    .update(`tenure registrant profile\n${salt}`, 'utf8')
    .digest('base64url')
    .slice(0, 20);
}
