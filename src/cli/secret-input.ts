// Secrets come from a file, standard input or the environment; never from an argument, which other users of the machine can read.
import { type SettingName, settingValue } from '../config.js';
import { readText } from './read-document.js';
import type { Terminal } from './terminal.js';

export interface SecretSources {
  readonly file: string | undefined;
  readonly stdin: boolean | undefined;
  /** The setting whose variable holds it when neither is given. */
  readonly setting: SettingName;
}

/** Undefined when it is nowhere. The line feed that editors and `echo` add is not part of a secret. */
export async function secretFrom(sources: SecretSources, terminal: Terminal): Promise<string | undefined> {
  if (sources.file !== undefined) return withoutLastLineFeed(await readText(sources.file));
  if (sources.stdin === true) return withoutLastLineFeed(await terminal.readInput());
  return settingValue(sources.setting, undefined, terminal.env);
}

function withoutLastLineFeed(text: string): string {
  return text.replace(/\r?\n$/, '');
}
