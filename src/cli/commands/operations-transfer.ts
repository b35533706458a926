// tenure operations resend-approval, tenure operations replace-auth-code
import type { Command } from 'commander';
import type { OperationView } from '../../domain/operation.js';
import type { OperationHandle } from '../../client/operation-handle.js';
import { settingValue } from '../../config.js';
import { type ConnectionFlags, withConnectionFlags, withTenure } from '../connection-flags.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { statusLines } from '../operation-text.js';
import type { Finish } from '../program.js';
import { secretFrom } from '../secret-input.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface Flags extends ConnectionFlags {
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface CodeFlags extends Flags {
  readonly authCodeFile?: string;
  readonly authCodeStdin?: boolean;
}

export function addOperationsTransfer(operations: Command, terminal: Terminal, finish: Finish): void {
  withCommonFlags(operations.command('resend-approval'))
    .summary('send the approval message of a transfer again')
    .description(
      'Has the registrar send one more approval message to the registrant of a transfer that waits for it. Policy says how often.',
    )
    .action(async (operationId: string, flags: Flags) =>
      finish(
        await say(operationId, flags, terminal, 'send the approval message again', (operation, by) =>
          operation.transfer.resendApproval({ by }),
        ),
      ),
    );
  withCommonFlags(operations.command('replace-auth-code'))
    .summary('give a transfer another auth code')
    .description(
      'Gives another auth code to a transfer whose code is missing or was wrong: the order is called off and placed anew, which is ' +
        'charged once. The code comes from a file, standard input or TENURE_AUTH_CODE, never from an argument.',
    )
    .option('--auth-code-file <file>', 'file with the auth code')
    .option('--auth-code-stdin', 'read the auth code from standard input')
    .action(async (operationId: string, flags: CodeFlags) => {
      const sources = { file: flags.authCodeFile, stdin: flags.authCodeStdin, setting: 'authCode' } as const;
      const authCode = await secretFrom(sources, terminal);
      if (authCode === undefined)
        throw new UsageError('there is no auth code: give --auth-code-file, --auth-code-stdin or TENURE_AUTH_CODE');
      finish(
        await say(operationId, flags, terminal, 'order the transfer anew with another auth code', (operation, by) =>
          operation.transfer.replaceAuthCode({ authCode, by }),
        ),
      );
    });
}

function withCommonFlags(command: Command): Command {
  return withConnectionFlags(command.argument('<operationId>'))
    .option('--by <id>', 'who asks: an opaque id (default: TENURE_OPERATOR, else cli)')
    .option('--dry-run', 'show what would be asked, send nothing')
    .option('--json', 'print a JSON document');
}

async function say(
  operationId: string,
  flags: Flags,
  terminal: Terminal,
  what: string,
  send: (operation: OperationHandle, by: string) => Promise<OperationView>,
): Promise<ExitCode> {
  return await withTenure(flags, terminal, async (tenure) => {
    const operation = tenure.operation(operationId);
    if (flags.dryRun === true) {
      const { waitingFor, state } = await operation.state();
      terminal.out(`would ask ${operationId} to ${what}; it is ${state} and waits for: ${waitingFor.who}`);
      return exitCodes.done;
    }
    const view = await send(operation, settingValue('operator', flags.by, terminal.env) ?? 'cli');
    if (flags.json === true) terminal.out(JSON.stringify(view, null, 2));
    else statusLines({ ...view, source: 'operation' }, terminal.now()).forEach((line) => terminal.out(line));
    return exitCodes.done;
  });
}
