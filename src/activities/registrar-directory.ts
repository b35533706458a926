import type { RegistrarRecord } from '../domain/connector.js';
import type { RegistrarAddress } from '../domain/registration-intent.js';
import type { XcpClient } from '../xcp/client.js';

/** One credential as this worker has it now. The record is read afresh for each activity: `writes` may have been switched off. */
export interface Credential {
  readonly client: XcpClient;
  readonly record: RegistrarRecord;
}

/** Throws a `WorkerConfiguration` failure when this worker does not know the credential or cannot read its key. */
export type RegistrarDirectory = (address: RegistrarAddress) => Credential;
