// Things that happen by the virtual clock: completion of asynchronous orders, the timeline of a name, transfers.

export type Task =
  | { readonly kind: 'finish_order'; readonly orderId: number; readonly outcome: 'completed' | 'declined' }
  | { readonly kind: 'finish_change'; readonly changeId: number; readonly outcome: 'completed' | 'declined' }
  | { readonly kind: 'expire_draft'; readonly orderId: number }
  | { readonly kind: 'domain_timeline' | 'verification'; readonly domain: string }
  | { readonly kind: 'transfer'; readonly transferId: number; readonly moment: TransferMoment };

/** What time does to a transfer: silence of the owner or the losing registrar, and what is noticed late. */
export type TransferMoment = 'owner_silent' | 'staff_done' | 'registrar_silent' | 'move_noticed' | 'refusal_noticed';

interface Entry {
  readonly at: number;
  readonly n: number;
  readonly task: Task;
}

export interface Schedule {
  add(at: number, task: Task): void;
  /** Takes the earliest task due at or before `now`; ties in the order of adding. */
  takeDue(now: number): { readonly at: number; readonly task: Task } | undefined;
}

/** A sorted array: insertion is a binary search and a splice, taking is a pop from the end. */
export function createSchedule(): Schedule {
  const latestFirst: Entry[] = [];
  let count = 0;
  return {
    add: (at, task) => {
      const entry = { at, n: count++, task };
      let low = 0;
      let high = latestFirst.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = latestFirst[middle];
        if (other !== undefined && other.at > at) low = middle + 1;
        else high = middle;
      }
      latestFirst.splice(low, 0, entry);
    },
    takeDue: (now) => {
      const next = latestFirst.at(-1);
      if (next === undefined || next.at > now) return undefined;
      latestFirst.pop();
      return next;
    },
  };
}
