// tenure tlds …
import type { Command } from 'commander';
import { addRecordCommands } from '../catalog/add-record-commands.js';
import { type RecordGroup, cell } from '../catalog/record-group.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

const tlds: RecordGroup = {
  of: 'tld',
  list: 'tlds',
  noun: 'TLD',
  nameMeaning: 'without the leading dot: com, co.uk',
  flags: [
    {
      flag: '--priority <n>',
      field: 'priority',
      meaning: 'lists show small numbers first (default: 100)',
      kind: 'number',
    },
    { flag: '--note <text>', field: 'note', meaning: 'for people', kind: 'text' },
  ],
  head: ['priority', 'note'],
  cells: (record) => [cell(record, 'priority', '100'), cell(record, 'note', '')],
  documentKinds: ['tld'],
};

export function addTlds(parent: Command, terminal: Terminal, finish: Finish): void {
  addRecordCommands(parent, tlds, terminal, finish);
}
