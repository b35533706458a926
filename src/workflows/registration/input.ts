import type { RegistrationRequest } from '../../domain/registration-request.js';
import type { PinnedSettings } from '../../domain/settings.js';

export interface RegisterDomainInput {
  readonly schemaVersion: 1;
  readonly operationId: string;
  readonly account: string;
  readonly requestId: string;
  readonly reference?: string;
  /** Workflow id of the group that is told of the end too. */
  readonly group?: string;
  readonly acceptedAt: string;
  readonly request: RegistrationRequest;
  readonly settings: PinnedSettings;
}
