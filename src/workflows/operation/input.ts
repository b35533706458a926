import type { ContactSet } from '../../domain/contact.js';
import type { Instant } from '../../domain/instant.js';
import type { PinnedSettings } from '../../domain/settings.js';

/** What every operation workflow is started with. Stored for years: fields are added, never renamed. */
export interface OperationInput<Request> {
  readonly schemaVersion: 1;
  readonly operationId: string;
  readonly account: string;
  readonly requestId: string;
  readonly reference?: string;
  /** Workflow id of the group that is told of the end too. */
  readonly group?: string;
  readonly acceptedAt: Instant;
  readonly request: Request;
  readonly settings: PinnedSettings;
}

/** The parts of a request that every operation looks at. */
export interface CommonRequest {
  readonly domain: string;
  /** The caller's own; it always wins over our marker. */
  readonly affiliateId?: string;
  /** Shown on request to whoever does the work by hand. */
  readonly contacts?: Partial<ContactSet>;
}
