/** Reads an OPS envelope (opensrs-xcp 1.6): bytes in, nested maps, lists and strings out, or one typed error. */
import { XMLParser } from 'fast-xml-parser';
import { emptyAssoc, type XcpAssoc, type XcpValue } from '../value.js';
import { forbiddenCharacterIn } from './characters.js';
import { XcpDecodeError } from './codec-error.js';
import { strictEntityDecoder } from './entities.js';
import { textFrom } from './text-encoding.js';
import { assertOneElement, rootOffset } from './well-formed.js';

/** Bounds on what is read; a reply beyond one of them is refused with a typed error. */
export interface DecodeLimits {
  /** @format bytes @default 8_388_608 (a list of 3 MB takes about 0.7 s and blocks the event loop meanwhile) */
  readonly maxBytes: number;
  /** Elements within elements; a deep contact set has about 14. @default 64 */
  readonly maxDepth: number;
}

/** The limits used where none are given. */
export const DEFAULT_DECODE_LIMITS: DecodeLimits = { maxBytes: 8 * 1024 * 1024, maxDepth: 64 };

/** One node of the parser's ordered output: a tag with its children, or `#text`. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

// One parser for all documents: it keeps no state between them, and neither does the entity decoder.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  maxNestedTags: Number.MAX_SAFE_INTEGER, // bounded before, with a typed error
  jPath: false, // no callback wants a path; building one for each tag costs a tenth of the time
  entityDecoder: strictEntityDecoder,
});

/**
 * The message inside an OPS envelope: its root map with `action`, `object`, `attributes` and so on.
 *
 * Values stay text with their white space. Lists come in the numeric order of their keys whatever the document order; gaps
 * close up. A key given twice in one structure is refused: two answers to one question are no answer. Structures where the
 * format has text (`dt_scalar` in an item) are read as the text.
 *
 * @throws {XcpDecodeError} nothing else, and without quoting the document.
 */
export function decodeEnvelope(
  bytes: Uint8Array,
  contentType?: string,
  limits: DecodeLimits = DEFAULT_DECODE_LIMITS,
): XcpAssoc {
  if (bytes.byteLength > limits.maxBytes) {
    throw new XcpDecodeError(
      'too_large',
      `The reply has ${bytes.byteLength} bytes; at most ${limits.maxBytes} are read.`,
    );
  }
  const text = textFrom(bytes, contentType);
  const forbidden = forbiddenCharacterIn(text);
  if (forbidden !== undefined)
    throw new XcpDecodeError('character', `The reply holds ${forbidden}, which XML forbids; it was not read.`);
  const start = rootOffset(text);
  assertOneElement(text, start, limits.maxDepth);
  return messageFrom(parse(text.slice(start)));
}

function parse(text: string): readonly Node[] {
  try {
    return parser.parse(text) as readonly Node[];
  } catch (error) {
    if (error instanceof XcpDecodeError) throw error;
    // The parser quotes the document in some of its messages: say only that it refused.
    throw new XcpDecodeError('malformed', 'The reply was refused by the XML parser; it was not read.');
  }
}

function messageFrom(document: readonly Node[]): XcpAssoc {
  const envelope = only(document, 'OPS_envelope');
  const block = only(childNamed(envelope, 'body'), 'data_block');
  return assocFrom(only(block, 'dt_assoc'));
}

/** Children of the one element that must stand here. */
function only(nodes: readonly Node[], name: string): readonly Node[] {
  const [first, ...others] = elementsOf(nodes);
  const children = first?.[name];
  if (others.length > 0 || !Array.isArray(children)) throw notAnEnvelope(name);
  return children as readonly Node[];
}

function childNamed(nodes: readonly Node[], name: string): readonly Node[] {
  const found = elementsOf(nodes).filter((node) => name in node);
  const children = found.length === 1 ? found[0]?.[name] : undefined;
  if (!Array.isArray(children)) throw notAnEnvelope(name);
  return children as readonly Node[];
}

function elementsOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node) => {
    const text = node[TEXT];
    if (typeof text === 'string' && text.trim() !== '') throw strayText();
    return typeof text !== 'string';
  });
}

function assocFrom(nodes: readonly Node[]): XcpAssoc {
  const assoc = emptyAssoc();
  for (const node of nodes) {
    const children = itemChildren(node);
    if (children === undefined) continue;
    const key = keyOf(node);
    if (key in assoc)
      throw new XcpDecodeError(
        'duplicate_key',
        'The reply gives one key twice in the same structure; it was not read.',
      );
    assoc[key] = valueFrom(children);
  }
  return assoc;
}

function arrayFrom(nodes: readonly Node[]): readonly XcpValue[] {
  const entries: { readonly index: number; readonly value: XcpValue }[] = [];
  const seen = new Set<number>();
  let isSorted = true;
  for (const node of nodes) {
    const children = itemChildren(node);
    if (children === undefined) continue;
    const key = keyOf(node);
    if (!/^\d{1,9}$/.test(key))
      throw new XcpDecodeError('bad_array_key', 'The reply has a list whose key is not a number; it was not read.');
    const index = Number(key);
    if (seen.has(index))
      throw new XcpDecodeError('duplicate_key', 'The reply gives one list position twice; it was not read.');
    isSorted &&= index > (entries.at(-1)?.index ?? -1);
    seen.add(index);
    entries.push({ index, value: valueFrom(children) });
  }
  if (!isSorted) entries.sort((a, b) => a.index - b.index);
  return entries.map((entry) => entry.value);
}

/** Children of an `item`; `undefined` for white space between items. */
function itemChildren(node: Node): readonly Node[] | undefined {
  const children = node['item'];
  if (Array.isArray(children)) return children as readonly Node[];
  const text = node[TEXT];
  if (typeof text !== 'string') throw notAnEnvelope('item');
  if (text.trim() !== '') throw strayText();
  return undefined;
}

function keyOf(node: Node): string {
  const attributes = node[ATTRIBUTES] as Readonly<Record<string, unknown>> | undefined;
  const key = attributes?.['key'];
  if (typeof key !== 'string')
    throw new XcpDecodeError('not_an_envelope', 'The reply has an item without a key; it was not read.');
  return key;
}

function valueFrom(nodes: readonly Node[]): XcpValue {
  const first = nodes[0];
  if (first === undefined) return '';
  const text = first[TEXT];
  if (nodes.length === 1 && typeof text === 'string') return text;
  if (nodes.every((node) => TEXT in node)) return nodes.map((node) => node[TEXT] as string).join('');
  const [structure, ...others] = elementsOf(nodes);
  if (structure === undefined || others.length > 0) throw notAnEnvelope('one structure per item');
  return structureFrom(structure);
}

function structureFrom(node: Node): XcpValue {
  const { dt_assoc: assoc, dt_array: array, dt_scalar: scalar } = node;
  if (Array.isArray(assoc)) return assocFrom(assoc as readonly Node[]);
  if (Array.isArray(array)) return arrayFrom(array as readonly Node[]);
  if (Array.isArray(scalar)) return valueFrom(scalar as readonly Node[]);
  throw notAnEnvelope('dt_assoc or dt_array');
}

function notAnEnvelope(expected: string): XcpDecodeError {
  return new XcpDecodeError('not_an_envelope', `The reply is not an OPS envelope: ${expected} was expected.`);
}

function strayText(): XcpDecodeError {
  return new XcpDecodeError('malformed', 'The reply has text between its structures; it was not read.');
}
