// TypeScript without its comments and without the content of its texts, so that a rule about code does not trip over prose.

/**
 * The same text with comments, string contents and regular expressions blanked; every character keeps its place and line.
 * A scanner, not a parser: it knows texts, templates with their holes, comments and regular expressions, and no grammar.
 */
export function codeOnly(source: string): string {
  return blanked(source, { texts: true });
}

/** The same with the texts left in: an import line says in a text what it imports. */
export function withoutComments(source: string): string {
  return blanked(source, { texts: false });
}

function blanked(source: string, also: { readonly texts: boolean }): string {
  const kept = source.split('');
  const blank = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) if (kept[at] !== '\n') kept[at] = ' ';
  };
  /** Depth of braces at which each open template's hole ends. */
  const holes: number[] = [];
  let depth = 0;
  let at = 0;
  while (at < source.length) {
    const here = source[at];
    const pair = source.slice(at, at + 2);
    if (pair === '//' || pair === '/*') {
      const end = endOfComment(source, at, pair);
      blank(at, end);
      at = end;
    } else if (here === "'" || here === '"') {
      const end = endOfQuoted(source, at, here);
      if (also.texts) blank(at + 1, end - 1);
      at = end;
    } else if (here === '/' && startsRegex(source, at)) {
      const end = endOfRegex(source, at);
      blank(at + 1, end - 1);
      at = end;
    } else if (here === '`' || (here === '}' && holes.at(-1) === depth)) {
      if (here === '}') holes.pop();
      const { end, opensHole } = endOfTemplatePart(source, at);
      if (also.texts) blank(at + 1, opensHole ? end - 2 : end - 1);
      if (opensHole) holes.push(depth);
      at = end;
    } else {
      if (here === '{') depth += 1;
      if (here === '}') depth -= 1;
      at += 1;
    }
  }
  return kept.join('');
}

function endOfComment(source: string, at: number, opening: string): number {
  const end = opening === '//' ? source.indexOf('\n', at) : source.indexOf('*/', at + 2) + 2;
  return end < at + 2 ? source.length : end;
}

function endOfQuoted(source: string, at: number, quote: string): number {
  for (let end = at + 1; end < source.length; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === quote || source[end] === '\n') return end + 1;
  }
  return source.length;
}

function endOfTemplatePart(source: string, at: number): { readonly end: number; readonly opensHole: boolean } {
  for (let end = at + 1; end < source.length; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === '`') return { end: end + 1, opensHole: false };
    else if (source[end] === '$' && source[end + 1] === '{') return { end: end + 2, opensHole: true };
  }
  return { end: source.length, opensHole: false };
}

/** A slash divides after a value and opens a regular expression elsewhere. */
function startsRegex(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  return before === '' || /[([{,;:=!&|?+\-*%<>~^]$|\b(?:return|typeof|case|in|of)$/.test(before);
}

function endOfRegex(source: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < source.length && source[end] !== '\n'; end += 1) {
    if (source[end] === '\\') end += 1;
    else if (source[end] === '[') inClass = true;
    else if (source[end] === ']') inClass = false;
    else if (source[end] === '/' && !inClass) return end + 1;
  }
  return at + 1;
}
