// Which registrant profile an order goes into when the caller names none.
import type { ProfileSource } from '../../domain/registration-result.js';
import type { RegistrationRequest } from '../../domain/registration-request.js';
import type { OperationInput } from '../operation/input.js';

/**
 * Nothing here is random: a workflow that was reset, or that is begun anew on a restored database, finds its earlier order
 * and must name the profile that this order went into. The salt is no secret; the key that derives the password from it is.
 */
export function profileFor({
  request,
  operationId,
  account,
  settings,
}: OperationInput<RegistrationRequest>): ProfileSource {
  if (request.profile !== undefined) return { kind: 'given' };
  const { sharedProfile } = request;
  if (sharedProfile !== undefined) {
    // The account is part of it: a salt of one tenant must not lead into the profile of another.
    const salt = `linked:${account}:${sharedProfile.salt}`;
    return {
      kind: 'derived',
      username: profileUsername(salt),
      keyVersion: sharedProfile.keyVersion ?? settings.profileKeyVersion,
      salt,
    };
  }
  return {
    kind: 'derived',
    username: profileUsername(operationId),
    keyVersion: settings.profileKeyVersion,
    salt: operationId,
  };
}

// FNV-1a with 128 bits (its published constants): workflow code has no cryptography, and against chance this is enough.
const OFFSET_BASIS = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;
const MASK = (1n << 128n) - 1n;

/** 20 letters and digits, as long as a profile's user name may be (XCP reference 2.1); the same for the same operation. */
export function profileUsername(operationId: string): string {
  let hash = OFFSET_BASIS;
  for (const character of operationId) hash = ((hash ^ BigInt(character.codePointAt(0) ?? 0)) * PRIME) & MASK;
  return `t${hash.toString(36).padStart(25, '0').slice(-19)}`;
}
