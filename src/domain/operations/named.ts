// The field that every request has.
import { type ALabel, parseDomainName } from '../domain-name.js';
import { FieldReader } from '../field-reader.js';

export interface Named {
  readonly domain: ALabel;
}

/** A reader over a request, with its name already read; a wrong name is a recorded problem, and the value is never used. */
export function readNamed(input: unknown): { readonly reader: FieldReader; readonly domain: ALabel } {
  const reader = FieldReader.over(input, 'request');
  const name = parseDomainName(reader.raw('domain'));
  if (name.kind === 'valid') return { reader, domain: name.value.aLabel };
  name.problems.forEach((problem) => reader.problem('domain', problem.sentence));
  return { reader, domain: '' as ALabel };
}

const PRICE = /^\d{1,7}\.\d{2}$/;

/** A ceiling or a price to be verified, as `nnn.nn`. */
export function readPrice(reader: FieldReader, field: string): string | undefined {
  return reader.optionalText(field, { max: 12, pattern: PRICE, shape: 'must be a price written as nnn.nn' });
}
