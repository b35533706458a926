// Examples of stored types: `test/fixtures/payload-versions/v{schemaVersion}/{type}.json`. Kept for ever, like histories.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const examplesFolder = fileURLToPath(new URL('../fixtures/payload-versions', import.meta.url));

export function exampleVersions(): readonly string[] {
  return readdirSync(examplesFolder).toSorted();
}

/** As it comes out of a payload: whatever JSON holds. */
export function example<T>(version: string, name: string): T {
  return JSON.parse(readFileSync(join(examplesFolder, version, `${name}.json`), 'utf8')) as T;
}
