// tenure registrars … (check stands in its own file)
import type { Command } from 'commander';
import { addRecordCommands } from '../catalog/add-record-commands.js';
import { type RecordGroup, cell } from '../catalog/record-group.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

const registrars: RecordGroup = {
  of: 'registrar',
  list: 'registrars',
  noun: 'registrar record',
  nameMeaning: '1 to 20 lower-case letters, digits or hyphens',
  flags: [
    { flag: '--api <kind>', field: 'api', meaning: 'xcp, or none: a person does everything there', kind: 'text' },
    { flag: '--url <address>', field: 'url', meaning: 'where the registrar answers', kind: 'text' },
    { flag: '--username <name>', field: 'username', meaning: 'user name of the reseller', kind: 'text' },
    { flag: '--key-file <path>', field: 'key', meaning: 'file on the workers that holds the key', kind: 'file_place' },
    {
      flag: '--key-env <variable>',
      field: 'key',
      meaning: 'variable of the workers that holds the key',
      kind: 'env_place',
    },
    { flag: '--environment <which>', field: 'environment', meaning: 'test or live', kind: 'text' },
    {
      flag: '--currency <code>',
      field: 'currency',
      meaning: 'currency of the account there (default: USD)',
      kind: 'text',
    },
    { flag: '--tld <name>', field: 'tlds', meaning: 'TLD that it serves; once for each (default: all)', kind: 'list' },
    { flag: '--order-marker <kind>', field: 'orderMarker', meaning: 'affiliate_id or none', kind: 'text' },
    { flag: '--writes <on|off>', field: 'writes', meaning: 'off: look, do not touch', kind: 'on_off' },
    { flag: '--events <how>', field: 'events', meaning: 'poll or off (default: off)', kind: 'text' },
    {
      flag: '--name-server <host>',
      field: 'providerNameServers',
      meaning: 'provider name server; once for each, in order',
      kind: 'list',
    },
    {
      flag: '--dns-template <name>',
      field: 'dnsTemplate',
      meaning: 'for orders that name no name servers',
      kind: 'text',
    },
    {
      flag: '--tech-contact <file>',
      field: 'defaultTechContact',
      meaning: 'contact as YAML or JSON, for orders that bring none',
      kind: 'document',
    },
    {
      flag: '--activities-per-second <n>',
      field: 'limits.activitiesPerSecond',
      meaning: 'over all workers (default: 2)',
      kind: 'number',
    },
    {
      flag: '--concurrent-calls <n>',
      field: 'limits.concurrentCalls',
      meaning: 'in each worker (default: 4)',
      kind: 'number',
    },
    {
      flag: '--ca-file <path>',
      field: 'caFile',
      meaning: 'certificate authority of a private test server',
      kind: 'text',
    },
  ],
  head: ['environment', 'api', 'writes', 'username', 'url'],
  cells: (record) => [
    cell(record, 'environment'),
    cell(record, 'api', 'xcp'),
    record['writes'] === false ? 'off' : 'on',
    cell(record, 'username'),
    cell(record, 'url'),
  ],
  documentKinds: ['registrar'],
};

export function addRegistrars(parent: Command, terminal: Terminal, finish: Finish): void {
  addRecordCommands(parent, registrars, terminal, finish);
}
