/** Breaks a line at spaces so that no row is wider than the terminal; a word that is too long alone is cut. */
export function wrapLine(line: string, width: number, indent: number): readonly string[] {
  const rows: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const isUsable = space > indent;
    rows.push(rest.slice(0, isUsable ? space : width));
    rest = ' '.repeat(indent) + rest.slice(isUsable ? space + 1 : width);
  }
  return [...rows, rest];
}
