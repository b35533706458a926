// Who wanted it: asked for where a name could be lost.
import type { Command } from 'commander';

export interface ConsentFlags {
  readonly askedBy?: string;
  readonly proof?: string;
}

export function withConsentFlags(command: Command): Command {
  return command
    .option('--asked-by <id>', 'the person at the customer who asked: an opaque id, not a name')
    .option('--proof <reference>', 'where their word is kept, such as a ticket number');
}

/** Undefined when neither is given: the check then says whether it is needed. */
export function consentFrom({ askedBy, proof }: ConsentFlags): object | undefined {
  if (askedBy === undefined && proof === undefined) return undefined;
  return { ...(askedBy === undefined ? {} : { by: askedBy }), ...(proof === undefined ? {} : { proof }) };
}
