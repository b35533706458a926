import type { RegistrarAddress } from '../registration-intent.js';

/** Which of these hosts the registry of a TLD does not know. */
export interface HostsQuestion extends RegistrarAddress {
  readonly tld: string;
  readonly hosts: readonly string[];
}
