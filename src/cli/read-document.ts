// Files that people write by hand: YAML, of which JSON is a part.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from './usage-error.js';

/** The document as an object. `-` is not special: standard input is for secrets. Throws {@link UsageError}. */
export async function readDocument(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(path);
  const document = parsed(text, path);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new UsageError(`${path} must hold an object of named fields.`);
  }
  return document as Readonly<Record<string, unknown>>;
}

export async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UsageError(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
  });
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    // The library's message quotes the line, which may hold personal data.
    const line = (error as { linePos?: readonly { line: number }[] }).linePos?.[0]?.line;
    throw new UsageError(`${path} is neither YAML nor JSON${line === undefined ? '' : ` (line ${line})`}.`);
  }
}
