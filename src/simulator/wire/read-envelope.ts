// Request bytes to an OPS envelope (reference 1.6). Hardened: no internal subset, no own entities, bounded depth.
import { SaxesParser } from 'saxes';
import { isAssoc, type XcpAssoc, type XcpValue } from './value.js';

export type EnvelopeReading =
  { readonly kind: 'read'; readonly root: XcpAssoc } | { readonly kind: 'malformed'; readonly why: string };

/** Deeper than any XCP document of the reference (contact_set is at depth 8 of elements); bounds hostile input. */
const MAX_DEPTH = 64;

interface Frame {
  readonly name: string;
  readonly key: string | undefined;
  readonly entries: (readonly [string, XcpValue])[];
  text: string;
  value: XcpValue | undefined;
}

class Malformed extends Error {}

/** Reads an OPS envelope. Everything that is not one is `malformed` with a sentence; nothing is thrown. */
export function readEnvelope(bytes: Uint8Array): EnvelopeReading {
  try {
    const root = parse(decodeText(bytes));
    if (!isAssoc(root)) return { kind: 'malformed', why: 'the data_block does not hold a dt_assoc' };
    return { kind: 'read', root };
  } catch (error) {
    // Both the parser's own errors and ours are about the document; anything else would be a bug of the simulator.
    return { kind: 'malformed', why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable' };
  }
}

function decodeText(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  const label = declared === 'iso-8859-1' || declared === 'latin1' ? 'latin1' : 'utf-8';
  return new TextDecoder(label, { fatal: true }).decode(bytes);
}

function parse(text: string): XcpValue | undefined {
  const parser = new SaxesParser();
  const stack: Frame[] = [];
  let root: XcpValue | undefined;
  let sawEnvelope = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Malformed('a DOCTYPE with an internal subset is not accepted');
  });
  parser.on('opentag', (tag) => {
    if (stack.length === 0) {
      if (tag.name !== 'OPS_envelope') throw new Malformed('the root element is not OPS_envelope');
      sawEnvelope = true;
    }
    if (stack.length >= MAX_DEPTH) throw new Malformed('elements are nested too deeply');
    const key = tag.attributes['key'];
    if (tag.name === 'item' && typeof key !== 'string') throw new Malformed('an item has no key');
    stack.push({
      name: tag.name,
      key: typeof key === 'string' ? key : undefined,
      entries: [],
      text: '',
      value: undefined,
    });
  });
  const addText = (chunk: string): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const frame = stack.pop();
    if (frame === undefined) return;
    const parent = stack.at(-1);
    const value = closedValue(frame);
    if (value === undefined) return;
    if (frame.name === 'data_block') root = value;
    else if (frame.name === 'item') parent?.entries.push([frame.key ?? '', value]);
    else if (parent !== undefined) parent.value = value;
  });
  parser.write(text).close();
  if (!sawEnvelope) throw new Malformed('the document is empty');
  return root;
}

/** The value that a closed element hands to the element around it; undefined for elements that carry none. */
function closedValue(frame: Frame): XcpValue | undefined {
  switch (frame.name) {
    case 'item':
      return frame.value ?? frame.text;
    case 'dt_assoc':
      return new Map(frame.entries);
    case 'dt_array':
      return arrayFrom(frame.entries);
    case 'dt_scalar':
    case 'dt_scalarref':
      return frame.text;
    case 'data_block':
      return frame.value;
    default:
      return undefined; // header, version, msg_id, msg_type and whatever else older toolkits send
  }
}

/** Array order is the numeric order of the keys, not document order (reference 1.6). */
function arrayFrom(entries: readonly (readonly [string, XcpValue])[]): readonly XcpValue[] {
  const numbered = entries.map(([key, value]) => {
    if (!/^\d{1,9}$/.test(key)) throw new Malformed('a dt_array has an item whose key is not a number');
    return [Number(key), value] as const;
  });
  return numbered.toSorted(([a], [b]) => a - b).map(([, value]) => value);
}
