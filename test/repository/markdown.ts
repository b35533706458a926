// Tables, links and headings of our documents, as far as tests compare them with the code.

/** Rows of the table under a heading, by column name; cells without their backticks are under the same name. */
export function tableUnder(markdown: string, heading: string): readonly Readonly<Record<string, string>>[] {
  const section = markdown.split(/^#{1,3} /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`There is no section "${heading}".`);
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [head, , ...rows] = lines.map(cellsOf);
  if (head === undefined || rows.length === 0) throw new Error(`Section "${heading}" has no table.`);
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

function cellsOf(line: string): readonly string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((text) => text.trim());
}

/** The text of a cell that is one piece of code; undefined for prose. */
export function codeOf(text: string | undefined): string | undefined {
  return /^`([^`]+)`$/.exec(text ?? '')?.[1];
}

/** A cell of a row; a table without that column is a mistake in the document. */
export function cell(row: Readonly<Record<string, string>>, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`The table has no column "${column}".`);
  return text;
}

/** Where relative links of a document lead, without their anchors. */
export function linksOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => target.split('#')[0] ?? '');
}
