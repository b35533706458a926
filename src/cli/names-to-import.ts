// Which names `tenure import` takes: from the command line, from a file, or from the registrar's own list.
import type { Tenure } from '../client/tenure.js';
import { parseNameAtEdge } from '../client/decode-labels.js';
import { readText } from './read-document.js';
import { UsageError } from './usage-error.js';

export interface NameSource {
  readonly file?: string;
  readonly fromRegistrar?: string;
  readonly expiringWithin?: string;
}

/** Exactly one source; what can be checked is checked before anything is sent. Throws {@link UsageError}. */
export async function namesFrom(
  names: readonly string[],
  { file, fromRegistrar, expiringWithin }: NameSource,
): Promise<(tenure: Tenure) => AsyncIterable<string> | Iterable<string>> {
  const sources = [names.length > 0, file !== undefined, fromRegistrar !== undefined].filter(Boolean).length;
  if (sources !== 1)
    throw new UsageError('Name the names in one way: on the command line, with --file, or with --from-registrar.');
  if (fromRegistrar === undefined) {
    if (expiringWithin !== undefined) throw new UsageError('--expiring-within goes with --from-registrar.');
    const given =
      file === undefined
        ? checked(names.map((text, index) => ({ text, where: `Name ${index + 1}` })))
        : await inFile(file);
    return () => given;
  }
  const days = expiringWithin === undefined ? {} : { expiringWithinDays: daysFrom(expiringWithin) };
  return (tenure) => tenure.registrar(fromRegistrar).names(days);
}

async function inFile(path: string): Promise<readonly string[]> {
  const lines = (await readText(path)).split(/\r?\n/);
  return checked(
    lines.flatMap((line, index) => {
      const text = line.replace(/#.*$/, '').trim();
      return text === '' ? [] : [{ text, where: `${path}, line ${index + 1}` }];
    }),
  );
}

/** Each name once, in order. */
function checked(names: readonly { readonly text: string; readonly where: string }[]): readonly string[] {
  const wrong: string[] = [];
  const found = new Set<string>();
  for (const { text, where } of names) {
    const parsed = parseNameAtEdge(text);
    if (parsed.kind === 'valid') found.add(parsed.value.aLabel);
    else wrong.push(`${where}: ${parsed.problems[0].sentence}`);
  }
  if (wrong.length > 0) throw new UsageError(wrong.slice(0, 50).join('\n'));
  if (found.size === 0) throw new UsageError('There is no name to import.');
  return [...found];
}

function daysFrom(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new UsageError('--expiring-within must be a whole number of days.');
}
