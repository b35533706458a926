/** Which characters XML 1.0 can carry (production 2, `Char`). Everything else has no spelling, not even as a reference. */

// With the `u` flag a class of surrogates matches lone ones only; pairs are one code point outside it.
// oxlint-disable-next-line no-control-regex -- control characters are the subject
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/u;

/** The first character that XML 1.0 forbids, as `U+0007`; `undefined` when there is none. */
export function forbiddenCharacterIn(text: string): string | undefined {
  const found = FORBIDDEN.exec(text)?.[0];
  return found === undefined ? undefined : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** True when XML 1.0 allows the code point (a numeric reference may name nothing else). */
export function isXmlCodePoint(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
