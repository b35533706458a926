/** Reply documents written by hand, independent of our encoder. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A map or list or text as OPS items; plain and slow on purpose. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

function content(value: Plain): string {
  if (typeof value === 'string') return value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
  const tag = Array.isArray(value) ? 'dt_array' : 'dt_assoc';
  const items = Object.entries(value).map(([key, entry]) => `<item key="${key}">${content(entry)}</item>`);
  return `<${tag}>${items.join('')}</${tag}>`;
}

/** A whole document around a message. */
export function document(message: Plain): string {
  return `<?xml version='1.0' encoding='UTF-8' standalone='no'?>
<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>
<OPS_envelope><header><version>0.9</version></header><body><data_block>${content(message)}</data_block></body></OPS_envelope>`;
}

/** A reply document. */
export function replyDocument(isSuccess: '0' | '1', code: string, attributes: Plain = {}, text = 'Some text'): string {
  return document({
    protocol: 'XCP',
    action: 'REPLY',
    object: 'DOMAIN',
    is_success: isSuccess,
    response_code: code,
    response_text: text,
    attributes,
  });
}
