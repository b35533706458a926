// Requests to the catalog that were answered: the same id gets the same answer, within bounds.
import type { CatalogAnswer } from './catalog-answer.js';
import type { CatalogState } from './catalog-state.js';

const MAX_REQUESTS = 100;
/** An import answers one line for each record: what is remembered is bounded by lines too. */
const MAX_LINES = 1_000;

export function answerTo(state: CatalogState, requestId: string | undefined): CatalogAnswer | undefined {
  return state.answered.find(([known]) => known === requestId)?.[1];
}

/** The newest is kept whatever its size. A forgotten request that comes again finds its records as it wants them. */
export function withAnswer(state: CatalogState, requestId: string | undefined, answer: CatalogAnswer): CatalogState {
  if (requestId === undefined) return state;
  const all = [...state.answered, [requestId, answer] as const];
  let lines = 0;
  const first = all.findLastIndex(([, known], index) => {
    lines += known.kind === 'changed' ? known.records.length : 1;
    return all.length - index > MAX_REQUESTS || (lines > MAX_LINES && index < all.length - 1);
  });
  return { ...state, answered: all.slice(first + 1) };
}
