// An order as a command line gives it: a file, and flags that go before it.
import { readDocument } from './read-document.js';

export interface DocumentFlags {
  readonly file?: string;
  readonly contacts?: string;
  readonly requestId?: string;
  readonly reference?: string;
}

/** Not checked yet: the client's own check says what is wrong, in the same words as everywhere. Throws {@link UsageError}. */
export async function orderDocument(
  flags: DocumentFlags,
  given: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const file = flags.file === undefined ? {} : await readDocument(flags.file);
  const contacts = flags.contacts === undefined ? undefined : await readDocument(flags.contacts);
  const all = { contacts, requestId: flags.requestId, reference: flags.reference, ...given };
  return { ...file, ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) };
}

/** Text that is no number is passed on as it is, so that the check names the field. */
export function numberFrom(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : text;
}

/** For options that may be given several times, in order. */
export function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
