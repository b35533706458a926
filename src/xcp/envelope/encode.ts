/** Writes an OPS envelope (opensrs-xcp 1.6): nested maps, lists and strings in, UTF-8 bytes out, ready to be signed and sent. */
import { XMLBuilder } from 'fast-xml-parser';
import type { XcpAssoc, XcpValue } from '../value.js';
import { forbiddenCharacterIn } from './characters.js';
import { XcpEncodeError } from './codec-error.js';

// The vendor's own layout, byte for byte, so that published signatures can be recomputed (opensrs-xcp 1.3).
const PREAMBLE = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<!DOCTYPE OPS_envelope SYSTEM "ops.dtd">\n';
const MAX_DEPTH = 24;

type Node = Readonly<Record<string, unknown>>;

// Text and keys are escaped here in one pass; the builder would make five over each, and keeps a bare carriage return.
const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  format: false,
});

const HEADER: Node = { header: [{ version: [{ '#text': '0.9' }] }] };

/**
 * An OPS envelope around a message. Key order is kept, which gives the same bytes for the same message.
 *
 * @throws {XcpEncodeError} when a text holds what XML 1.0 cannot carry (control characters, lone surrogates), or the message
 * is nested deeper than 24; the error names the field by its path and never its value.
 */
export function encodeEnvelope(message: XcpAssoc): Buffer {
  const body = { body: [{ data_block: [assocNode(message, [])] }] };
  return Buffer.from(PREAMBLE + builder.build([{ OPS_envelope: [HEADER, body] }]), 'utf8');
}

function assocNode(assoc: XcpAssoc, path: readonly string[]): Node {
  return { dt_assoc: Object.keys(assoc).map((key) => itemNode(key, assoc[key] as XcpValue, path)) };
}

function itemNode(key: string, value: XcpValue, parent: readonly string[]): Node {
  const path = [...parent, key];
  return { item: contentOf(value, path), ':@': { key: escapeKey(checked(key, path)) } };
}

function contentOf(value: XcpValue, path: readonly string[]): readonly Node[] {
  if (typeof value === 'string') return value === '' ? [] : [{ '#text': escapeText(checked(value, path)) }];
  if (path.length > MAX_DEPTH)
    throw new XcpEncodeError(pathText(path), `${pathText(path)} is nested deeper than ${MAX_DEPTH} levels.`);
  if (!Array.isArray(value)) return [assocNode(value as XcpAssoc, path)];
  return [{ dt_array: (value as readonly XcpValue[]).map((entry, index) => itemNode(String(index), entry, path)) }];
}

function checked(text: string, path: readonly string[]): string {
  const forbidden = forbiddenCharacterIn(text);
  if (forbidden === undefined) return text;
  const field = pathText(path);
  throw new XcpEncodeError(
    field,
    `${field} holds the character ${forbidden}, which XML cannot carry; remove it and send again.`,
  );
}

/** A key can itself be the text at fault, and is then shown without its forbidden characters. */
function pathText(path: readonly string[]): string {
  return path.map((key) => key.replace(/[^A-Za-z0-9_.\- ]/gu, '?').slice(0, 40)).join('.');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser turns a bare carriage return into a line feed, and white space in an attribute into spaces.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}

function escapeKey(key: string): string {
  return key.replace(/[&<>"'\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}
