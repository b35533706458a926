/**
 * Proves that a document is one well-formed element before the parser builds anything from it: the parser itself forgives
 * unclosed tags, two roots and stray text. One linear pass over the markup; text between tags is skipped, not copied.
 */
import { XcpDecodeError } from './codec-error.js';

const NAME = '[A-Za-z_][A-Za-z0-9._-]*';
const ATTRIBUTE = `\\s+[A-Za-z_][A-Za-z0-9._-]*\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
const OPENING = new RegExp(`<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'y');
const ATTRIBUTE_NAME = /\s([A-Za-z_][A-Za-z0-9._-]*)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const CLOSING = new RegExp(`</(${NAME})\\s*>`, 'y');
const DECLARATION = /<\?xml\s[^?<>]{0,200}\?>/y;
const DOCTYPE = /<!DOCTYPE\s{1,20}OPS_envelope(?:\s{1,20}SYSTEM\s{1,20}(?:"[^"<>]{0,200}"|'[^'<>]{0,200}'))?\s{0,20}>/y;
const VISIBLE = /\S/;

/**
 * Where the root element begins. Accepts an XML declaration and `<!DOCTYPE OPS_envelope SYSTEM "…">`, which is never fetched.
 * Any other document type is refused (`doctype`), an internal subset above all: it could declare entities.
 */
export function rootOffset(text: string): number {
  let at = skipSpaceAndComments(text, 0);
  at = skipSpaceAndComments(text, afterMatch(DECLARATION, text, at));
  at = skipSpaceAndComments(text, afterMatch(DOCTYPE, text, at));
  if (text.startsWith('<!DOCTYPE', at)) {
    throw new XcpDecodeError(
      'doctype',
      'The reply has a document type other than OPS_envelope with ops.dtd; it was not read.',
    );
  }
  return at;
}

function afterMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function skipSpaceAndComments(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1;
    const end = text.startsWith('<!--', at) ? text.indexOf('-->', at + 4) : -1;
    if (end === -1) return at;
    at = end + 3;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Throws `XcpDecodeError` (`malformed`, `too_deep`, `doctype`) unless exactly one well-formed element stands from `start` to the end. */
export function assertOneElement(text: string, start: number, maxDepth: number): void {
  const open: string[] = [];
  let at = start;
  let rootSeen = false;
  for (;;) {
    const mark = text.indexOf('<', at);
    const end = mark === -1 ? text.length : mark;
    if (open.length === 0 && end > at && VISIBLE.test(text.slice(at, end)))
      throw malformed('has text outside its element');
    if (mark === -1) break;
    switch (text.charCodeAt(mark + 1)) {
      case 0x2f: // '/'
        at = closeElement(text, mark, open);
        break;
      case 0x21: // '!'
        at = skipDeclaration(text, mark, open.length > 0);
        break;
      case 0x3f: // '?'
        throw malformed('has a processing instruction where none belongs');
      default:
        if (open.length === 0 && rootSeen) throw malformed('has two root elements');
        rootSeen = true;
        at = openElement(text, mark, open, maxDepth);
    }
  }
  if (open.length > 0) throw malformed(`ends before ${open.length} of its elements are closed: it was probably cut`);
  if (!rootSeen) throw malformed('has no element at all');
}

function openElement(text: string, mark: number, open: string[], maxDepth: number): number {
  OPENING.lastIndex = mark;
  const tag = OPENING.exec(text);
  const name = tag?.[1];
  if (tag === null || name === undefined) throw malformed('has a tag that is not well formed');
  const attributes = tag[2] ?? '';
  if (attributes.includes('=', attributes.indexOf('=') + 1)) assertDistinctAttributes(attributes);
  if (tag[3] === '') {
    open.push(name);
    if (open.length > maxDepth)
      throw new XcpDecodeError('too_deep', `The reply is nested deeper than ${maxDepth} levels; it was not read.`);
  }
  return OPENING.lastIndex;
}

function closeElement(text: string, mark: number, open: string[]): number {
  CLOSING.lastIndex = mark;
  const tag = CLOSING.exec(text);
  if (tag === null || tag[1] !== open.pop()) throw malformed('closes an element that is not the open one');
  return CLOSING.lastIndex;
}

function skipDeclaration(text: string, mark: number, isInside: boolean): number {
  const [opening, closing] = text.startsWith('<!--', mark) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
  if (!text.startsWith(opening, mark))
    throw new XcpDecodeError('doctype', 'The reply has a declaration among its elements; it was not read.');
  if (opening === '<![CDATA[' && !isInside) throw malformed('has text outside its element');
  const end = text.indexOf(closing, mark + opening.length);
  if (end === -1) throw malformed('has a comment or CDATA section without an end');
  return end + closing.length;
}

function assertDistinctAttributes(attributes: string): void {
  const names = [...attributes.matchAll(ATTRIBUTE_NAME)].map((match) => match[1]);
  if (new Set(names).size !== names.length) throw malformed('gives an attribute twice');
}

function malformed(what: string): XcpDecodeError {
  return new XcpDecodeError('malformed', `The reply ${what}; it was not read.`);
}
