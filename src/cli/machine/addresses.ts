// Where the parts of a machine are to be found, as lines for a person.
import type { Machine } from './machine.js';

export function addressLines(machine: Machine): readonly string[] {
  return [
    `Temporal Web UI   ${machine.uiUrl === undefined ? 'that of your server' : `${machine.uiUrl}/namespaces/${machine.namespace}/workflows`}`,
    `Temporal server   ${machine.address}, namespace ${machine.namespace}`,
    `Codec endpoint    ${machine.codecUrl} (decrypts what the Web UI shows)`,
    `Simulator         ${machine.simulator.url} (OpenSRS XCP)`,
    `Simulator admin   ${machine.simulator.adminUrl} (/ledger, /journal, …; or tenure simulator ledger, …)`,
    'Settings          tenure connectors list | show | change …; also tlds, registrars',
    '',
    'For the other commands, in another terminal:',
    `  export TEMPORAL_ADDRESS=${machine.address} TEMPORAL_NAMESPACE=${machine.namespace} TENURE_ACCOUNT=${machine.account} TENURE_KEYS_FILE=${machine.keysFile} TENURE_SIMULATOR_ADMIN=${machine.simulator.adminUrl}`,
  ];
}
