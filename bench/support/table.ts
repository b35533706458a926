// Columns for a terminal: text to the left, figures to the right.

export function formatTable(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isFigure = columns.map((_, column) => rows.every((row) => /^[-\d.]/.test(String(row[column] ?? ''))));
  const [head, ...body] = lines.map((line) =>
    line
      .map((cell, column) =>
        isFigure[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n');
}
