// tenure connectors …
import type { Command } from 'commander';
import { addRecordCommands } from '../catalog/add-record-commands.js';
import { type FieldFlag, type RecordGroup, cell } from '../catalog/record-group.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

const MODES = 'automatic, manual or unsupported';

const modes: readonly FieldFlag[] = (['registration', 'renewal', 'transfer', 'cancellation'] as const).map((field) => ({
  flag: `--${field} <mode>`,
  field,
  meaning: MODES,
  kind: 'text',
}));

const switches: readonly FieldFlag[] = [
  ['--edit-name-servers', 'editNameServers', 'name servers may be changed'],
  ['--manage-contacts', 'manageContacts', 'contacts may be changed'],
  ['--registrar-lock', 'registrarLock', 'the registrar lock may be set'],
  ['--transfer-key', 'transferKey', 'the transfer key may be had'],
  [
    '--transfer-uses-provider-name-servers',
    'transferUsesProviderNameServers',
    'a transfer takes the provider name servers',
  ],
  ['--whois-privacy', 'whoisPrivacy', 'WHOIS privacy may be ordered'],
  ['--lock-forbids-changes', 'lockForbidsChanges', 'house rule: while locked, nothing is changed, moved or removed'],
  ['--accept-default-policy', 'acceptDefaultPolicy', 'sell a TLD without a policy record by the careful default'],
].map(([flag = '', field = '', meaning = '']) => ({ flag: `${flag} <on|off>`, field, meaning, kind: 'on_off' }));

const connectors: RecordGroup = {
  of: 'connector',
  list: 'connectors',
  noun: 'connector',
  nameMeaning: 'any name, such as ".com at OpenSRS"',
  flags: [
    { flag: '--tld <name>', field: 'tld', meaning: 'TLD, created before', kind: 'text' },
    { flag: '--registrar <name>', field: 'registrar', meaning: 'registrar record, created before', kind: 'text' },
    ...modes,
    ...switches,
    {
      flag: '--changes <how>',
      field: 'changes',
      meaning: 'automatic, or manual at a registrar without an API',
      kind: 'text',
    },
    {
      flag: '--override <reason>',
      field: 'override',
      meaning: 'take what the TLD policy says is impossible',
      kind: 'override',
    },
  ],
  head: ['tld', 'registrar', 'registration', 'renewal', 'transfer', 'cancellation', 'changes'],
  cells: (record) => [
    cell(record, 'tld'),
    cell(record, 'registrar'),
    cell(record, 'registration'),
    cell(record, 'renewal'),
    cell(record, 'transfer'),
    cell(record, 'cancellation'),
    cell(record, 'changes', 'automatic'),
  ],
  // A connector makes no sense without the two that it joins: its document holds all three.
  documentKinds: ['tld', 'registrar', 'connector'],
};

export function addConnectors(parent: Command, terminal: Terminal, finish: Finish): void {
  addRecordCommands(parent, connectors, terminal, finish);
}
