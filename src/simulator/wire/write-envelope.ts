// Reply tree to XML. The style is data, so that the hostile profile is the same writer with other habits.
import type { Random } from '../state/random.js';
import type { ReplyMap, ReplyTree } from './value.js';

/** Habits of the writer. All of them are legal by reference 1.6 and 1.8. */
export interface WriteStyle {
  readonly quote: '"' | "'";
  /** Shuffles items (their order means nothing) and array items (their keys carry the order). */
  readonly shuffle: Random | undefined;
  /** Writes an empty dt_assoc or dt_array as empty text, as a recorded reply does (reference 1.8). */
  readonly emptyAsText: boolean;
  /** Writes non-ASCII characters and now and then a letter as numeric references. */
  readonly numericReferences: Random | undefined;
}

export const FAITHFUL_STYLE: WriteStyle = {
  quote: "'",
  shuffle: undefined,
  emptyAsText: false,
  numericReferences: undefined,
};

export function writeEnvelope(root: ReplyMap, style: WriteStyle): Buffer {
  const q = style.quote;
  const body = writeTree(root, style, q);
  const text =
    `<?xml version=${q}1.0${q} encoding=${q}UTF-8${q} standalone=${q}no${q}?>\n` +
    `<!DOCTYPE OPS_envelope SYSTEM ${q}ops.dtd${q}>\n` +
    `<OPS_envelope>\n<header>\n<version>0.9</version>\n</header>\n<body>\n<data_block>\n${body}\n</data_block>\n</body>\n</OPS_envelope>`;
  return Buffer.from(text, 'utf8');
}

function writeTree(tree: ReplyTree, style: WriteStyle, q: string): string {
  if (typeof tree === 'number') return String(tree);
  if (typeof tree === 'string') return escapeText(tree, style);
  if (isList(tree))
    return writeItems(
      'dt_array',
      tree.map((value, index) => [String(index), value]),
      style,
      q,
    );
  const entries = Object.entries(tree).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return writeItems('dt_assoc', entries, style, q);
}

function isList(tree: readonly ReplyTree[] | ReplyMap): tree is readonly ReplyTree[] {
  return Array.isArray(tree);
}

function writeItems(
  element: 'dt_assoc' | 'dt_array',
  entries: readonly (readonly [string, ReplyTree])[],
  style: WriteStyle,
  q: string,
): string {
  if (entries.length === 0 && style.emptyAsText) return '';
  const ordered = style.shuffle === undefined ? entries : style.shuffle.shuffled(entries);
  const items = ordered.map(
    ([key, value]) => `<item key=${q}${escapeText(key, PLAIN)}${q}>${writeTree(value, style, q)}</item>`,
  );
  return `<${element}>\n${items.join('\n')}\n</${element}>`;
}

const PLAIN: WriteStyle = { quote: '"', shuffle: undefined, emptyAsText: false, numericReferences: undefined };
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// Everything that XML 1.0 cannot carry (lone surrogates among it); such text can only come in through the admin API.
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeText(text: string, style: WriteStyle): string {
  const escaped = text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"']/g, (char) => NAMED[char] ?? char);
  const random = style.numericReferences;
  if (random === undefined) return escaped;
  const ascii = escaped.replace(/[\u0080-\u{10ffff}]/gu, (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16)};`);
  // One letter of one text in eight: enough that a reader which does not decode references is found out.
  return random.chance(0.125) ? ascii.replace(/^[A-Za-z]/, (char) => `&#${char.charCodeAt(0)};`) : ascii;
}
