// The three shapes an XCP value can have, and the reply tree that the writer turns into XML.

/** A value read from a request: item text, `dt_assoc` or `dt_array` (already in numeric key order). */
export type XcpValue = string | XcpAssoc | XcpArray;
export type XcpAssoc = ReadonlyMap<string, XcpValue>;
export type XcpArray = readonly XcpValue[];

/** What a reply is built from. A key whose value is `undefined` is left out of the document. */
export type ReplyTree = string | number | readonly ReplyTree[] | ReplyMap;
export interface ReplyMap {
  readonly [key: string]: ReplyTree | undefined;
}

export function isAssoc(value: XcpValue | undefined): value is XcpAssoc {
  return value instanceof Map;
}

export function isArray(value: XcpValue | undefined): value is XcpArray {
  return Array.isArray(value);
}
