// Which order or change is meant by an id, or by a name for the one of it that waits.
import { TenureNotFoundError } from '../../client/errors.js';

interface Row {
  readonly id: number;
  readonly status: string;
}

/** The latest that waits, else the latest at all: the simulator then says why it cannot be acted on. */
export async function idOf(
  which: string,
  what: 'order' | 'change',
  ofName: (name: string) => Promise<readonly Row[]>,
): Promise<number> {
  if (/^\d{1,15}$/.test(which)) return Number(which);
  const rows = await ofName(which.toLowerCase());
  const row = rows.findLast((each) => each.status === 'waiting') ?? rows.at(-1);
  if (row === undefined) throw new TenureNotFoundError(`There is no ${what} of ${which}.`);
  return row.id;
}
