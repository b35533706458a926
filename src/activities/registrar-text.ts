const MAX = 500;

/**
 * The registrar's own words, as they are kept and shown: one line, cut. A note may be as long as a reply, and what an activity
 * returns stays in history and in every view.
 */
export function registrarText(text: string): string {
  const line = text
    .slice(0, 10 * MAX)
    .replace(/\s+/g, ' ')
    .trim();
  // Cut between characters: half a surrogate pair could not be stored.
  return line.length > MAX ? `${line.slice(0, MAX - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
