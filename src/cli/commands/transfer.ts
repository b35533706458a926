// tenure transfer: bring a name held elsewhere into the account.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { orderDocument, several } from '../order-document.js';
import { type ProfileFlags, profileFrom } from '../profile-from-flags.js';
import type { Finish } from '../program.js';
import { secretFrom } from '../secret-input.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

type Flags = OperationFlags &
  ProfileFlags & {
    readonly authCodeFile?: string;
    readonly authCodeStdin?: boolean;
    readonly nameServer?: readonly string[];
    readonly keepNameServers?: boolean;
    readonly changeContact?: boolean;
    readonly linkTo?: string;
    readonly lock?: boolean;
    readonly privacy?: boolean;
    readonly autoRenew?: boolean;
    readonly affiliateId?: string;
    readonly comments?: string;
    readonly languageTag?: string;
    readonly legalType?: string;
    readonly changeLegalType?: boolean;
  };

export function addTransfer(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'transfer')
    .summary('bring a name held elsewhere into the account')
    .description(
      'Transfers a name in and shows who has to act until it has come, which may take weeks: --no-wait returns at once. It usually ' +
        'costs a year. The auth code comes from a file, standard input or TENURE_AUTH_CODE, never from an argument; left out, the ' +
        'registrant is asked by mail where the TLD allows it. Fields without a flag, such as ownerConfirmAddress, go into the file.',
    )
    .option('--contacts <file>', 'contacts as YAML or JSON: registrant, admin, billing, tech')
    .option('--auth-code-file <file>', 'file with the auth code')
    .option('--auth-code-stdin', 'read the auth code from standard input')
    .option('--name-server <host>', 'name server once the name has come; once for each, in order', several)
    .option('--keep-name-servers', 'keep the name servers even where the connector says otherwise')
    .option('--change-contact', 'let the contacts replace those of the name, where the TLD leaves the choice')
    .option('--link-to <domain>', 'join the profile of this name of the same registrant')
    .option('--lock', 'set the registrar lock once the name has come')
    .option('--privacy', 'switch WHOIS privacy on once the name has come')
    .option('--auto-renew', 'let the registrar renew it by itself')
    .option('--affiliate-id <id>', 'your affiliate id for this order')
    .option('--comments <text>', 'a note on the order')
    .option('--language-tag <tag>', 'three-letter language tag of an internationalised name')
    .option('--legal-type <type>', 'legal classification of the registrant (.ca)')
    .option('--change-legal-type', 'the legal classification is another than before (.ca)')
    .option('--username <name>', 'user name of the registrant profile; Tenure makes one if left out')
    .option('--password-file <file>', 'file with the password of the profile')
    .option('--password-stdin', 'read the password of the profile from standard input');
  withWatchFlags(command).action(async (domain: string | undefined, flags: Flags) =>
    finish(await runOperation('transferDomain', await orderFrom(domain, flags, terminal), flags, terminal)),
  );
}

async function orderFrom(domain: string | undefined, flags: Flags, terminal: Terminal) {
  if (flags.authCodeStdin === true && flags.passwordStdin === true)
    throw new UsageError('Standard input holds one secret: give either the auth code or the password in a file.');
  const sources = { file: flags.authCodeFile, stdin: flags.authCodeStdin, setting: 'authCode' } as const;
  return await orderDocument(flags, {
    domain,
    authCode: await secretFrom(sources, terminal),
    profile: await profileFrom(flags, terminal),
    nameServers: flags.nameServer,
    customTransferNameServers: flags.keepNameServers === true ? false : undefined,
    changeContact: flags.changeContact,
    linkTo: flags.linkTo,
    registrarLock: flags.lock,
    whoisPrivacy: flags.privacy,
    autoRenew: flags.autoRenew,
    affiliateId: flags.affiliateId,
    comments: flags.comments,
    languageTag: flags.languageTag,
    legalType: flags.legalType,
    changeLegalType: flags.changeLegalType,
  });
}
