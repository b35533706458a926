// restoreDomain: brings a deleted name back out of redemption, at a high fee.
import { withoutUndefined } from '../contact.js';
import type { Parsed } from '../problem.js';
import { type Named, readNamed, readPrice } from './named.js';

export interface RestoreRequest extends Named {
  /**
   * What the caller agreed to pay. The registrar tells no price for a restore beforehand, so the API cannot hold the fee against
   * it: it is recorded, and told to the person who does the work by hand.
   */
  readonly maxPrice?: string;
}

export function parseRestoreRequest(input: unknown): Parsed<RestoreRequest> {
  const { reader, domain } = readNamed(input);
  const maxPrice = readPrice(reader, 'maxPrice');
  reader.refuseUnknownFields();
  return reader.finish(withoutUndefined({ domain, maxPrice }));
}
