// tenure worker
import type { Command } from 'commander';
import type { WorkerFlags } from '../../worker/main.js';
import { exitCodes } from '../exit-codes.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

export function addWorker(program: Command, _terminal: Terminal, finish: Finish): void {
  program
    .command('worker')
    .summary('run workflows and talk to the registrar')
    .description('Runs until SIGINT or SIGTERM; orders that are on the wire are finished first, which may take 150 s.')
    .option('--address <host:port>', 'Temporal server (default: TEMPORAL_ADDRESS, else 127.0.0.1:7233)')
    .option('--namespace <name>', 'Temporal namespace (default: TEMPORAL_NAMESPACE, else tenure)')
    .option('--settings <file.yaml>', 'pace, and accounts that are not in the catalog (default: TENURE_SETTINGS_FILE)')
    .option('--audit-dir <folder>', 'where older history goes (default: TENURE_AUDIT_DIR, else .tenure/audit)')
    .option('--keys <file>', 'key ring file (default: TENURE_KEYS_FILE, else .tenure/keys.json)')
    .option(
      '--profile-keys <file>',
      'key ring for registrant passwords (default: TENURE_PROFILE_KEYS_FILE, else .tenure/profile-keys.json)',
    )
    .option('--metrics-port <n>', 'answer Prometheus on this port (default: TENURE_METRICS_PORT, else not)')
    .option('--log-level <level>', 'debug, info, warn or error (default: TENURE_LOG_LEVEL, else info)')
    .option(
      '--deployment-name <name>',
      'Temporal worker deployment (default: TENURE_DEPLOYMENT_NAME, else no versions)',
    )
    .option('--build-id <id>', 'version within the deployment (default: TENURE_BUILD_ID)')
    .action(async (flags: WorkerFlags) => {
      const { runWorker } = await import('../../worker/main.js');
      await runWorker(flags);
      finish(exitCodes.done);
    });
}
