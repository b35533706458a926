// The settings file of a running worker: read at the start, read again when it changes. A change that cannot be read is
// reported, and the settings read before stay in force.
import { readFileSync, statSync } from 'node:fs';
import { instantFrom } from '../domain/instant.js';
import type { Settings } from '../domain/settings-catalog.js';
import { SettingsError, parseSettings } from '../schemas/settings-file.js';

const RECHECK_MS = 1_000;

/** @throws {SettingsError} when the file is missing or wrong at the start. */
export function openSettingsFile(path: string, warn: (sentence: string) => void): () => Settings {
  let stamp = stampOf(path);
  let settings = read(path);
  let checkedAt = performance.now();
  return () => {
    if (performance.now() - checkedAt < RECHECK_MS) return settings;
    checkedAt = performance.now();
    const found = stampOf(path);
    if (found === stamp) return settings;
    stamp = found;
    try {
      settings = read(path);
    } catch (error) {
      warn(`${error instanceof Error ? error.message : String(error)}\nThe settings read before stay in force.`);
    }
    return settings;
  };
}

function read(path: string): Settings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SettingsError(
      `The settings file ${path} cannot be read. Give its path with --settings or TENURE_SETTINGS_FILE.`,
      { cause },
    );
  }
  return parseSettings(text, path, instantFrom(Date.now()));
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'missing' : `${found.ino}:${found.size}:${found.mtimeMs}`;
}
