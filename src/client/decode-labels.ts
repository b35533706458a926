// `xn--` labels decoded before the script rule looks at them: a mixed-script name must not pass because it came in ASCII.
import { domainToUnicode } from 'node:url';
import { type DomainName, parseDomainName } from '../domain/domain-name.js';
import { type Parsed, invalid } from '../domain/problem.js';

/** As {@link parseDomainName}, and the rules for letters hold inside a-labels too. */
export function parseNameAtEdge(input: unknown, field = 'domain'): Parsed<DomainName> {
  if (typeof input !== 'string') return parseDomainName(input, field);
  // Full-width letters fold to plain ones in any case; here they would hide an xn-- prefix from the decoder.
  const name = input.normalize('NFKC');
  const parsed = parseDomainName(decodedLabels(name), field);
  if (parsed.kind === 'invalid' || !isPlainAscii(name)) return parsed;
  // Some a-labels decode to text that encodes differently: registering that would be another name than the one asked for.
  return parsed.value.aLabel === name.toLowerCase()
    ? parsed
    : invalid(
        field,
        `${field}: an xn-- label of it is not in the form that registries use; write the name in its own letters.`,
      );
}

function decodedLabels(name: string): string {
  return name
    .split('.')
    .map((label) => (/^xn--/i.test(label) && isPlainAscii(label) ? domainToUnicode(label) || label : label))
    .join('.');
}

function isPlainAscii(text: string): boolean {
  return /^[\u0021-\u007e]*$/.test(text);
}
