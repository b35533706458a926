/**
 * Resolves references in a reply: the five predefined entities and numeric ones, nothing else.
 * A decoder of our own, because the parser's leaves unknown references in the text, and a reply that needs guessing is refused.
 */
import { isXmlCodePoint } from './characters.js';
import { XcpDecodeError } from './codec-error.js';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const REFERENCE = /&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z]{1,8}));|&/g;

/** Text with its references resolved. Throws `XcpDecodeError` (`entity`) on a bare `&`, an unknown name or a forbidden character. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined && isXmlCodePoint(code)) return String.fromCodePoint(code);
    const named = name === undefined ? undefined : PREDEFINED.get(name);
    if (named !== undefined) return named;
    throw new XcpDecodeError(
      'entity',
      'The reply refers to an entity that XML does not define; it was not read. Treat its outcome as unknown.',
    );
  });
}

/** The parser's decoder interface over `resolveReferences`. Stateless: expansion is one for one, so there is nothing to count. */
export const strictEntityDecoder = {
  decode: resolveReferences,
  reset: (): void => {},
  setXmlVersion: (): void => {},
  setExternalEntities: (): void => {},
  addInputEntities: (): never => {
    throw new XcpDecodeError('doctype', 'The reply declares entities of its own; it was not read.');
  },
};
