import type { Command } from 'commander';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';
import { addChange, addCreate, addImport, addRemove } from './add-changing.js';
import { addExport, addList, addShow } from './add-reading.js';
import type { RecordGroup } from './record-group.js';

export function addRecordCommands(parent: Command, group: RecordGroup, terminal: Terminal, finish: Finish): void {
  for (const add of [addList, addShow, addCreate, addChange, addRemove, addImport, addExport])
    add(parent, group, terminal, finish);
}
