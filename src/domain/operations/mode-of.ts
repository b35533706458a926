// How a connector does an operation. Every type has its line: a mode of its own, or a flag that is off, automatic or manual.
import { assertNever } from '../assert-never.js';
import type { ConnectorFlags, ConnectorModes, Mode } from '../connector.js';
import type { OperationType } from '../operation.js';
import type { PinnedSettings } from '../settings.js';

/** A setting of the connector, by the name it has there, and what it says. */
export interface ConnectorSays {
  readonly setting: string;
  readonly mode: Mode;
}

export function modeOf({ connector }: PinnedSettings, type: OperationType): ConnectorSays {
  const byMode = (setting: keyof ConnectorModes): ConnectorSays => ({ setting, mode: connector.modes[setting] });
  const byFlag = (setting: keyof ConnectorFlags): ConnectorSays => ({
    setting,
    mode: connector.flags[setting] ? connector.changes : 'unsupported',
  });
  switch (type) {
    case 'registerDomain':
      return byMode('registration');
    case 'transferDomain':
      return byMode('transfer');
    case 'renewDomain':
    case 'restoreDomain': // restore follows renewal
      return byMode('renewal');
    case 'cancelDomain':
      return byMode('cancellation');
    case 'setRegistrarLock':
      return byFlag('registrarLock');
    case 'setWhoisPrivacy':
      return byFlag('whoisPrivacy');
    case 'updateNameservers':
      return byFlag('editNameServers');
    case 'updateContacts':
      return byFlag('manageContacts');
    case 'retrieveTransferKey':
      return byFlag('transferKey');
    default:
      return assertNever(type);
  }
}
