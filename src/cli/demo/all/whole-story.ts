// What `tenure demo --story all` shows: every step that Tenure knows, in chapters that run side by side.
import type { Machine } from '../../machine/machine.js';
import type { Terminal } from '../../terminal.js';
import { Stopped } from '../stopped.js';
import { type Account, compareBooks } from './books.js';
import { byHand } from './by-hand.js';
import type { Chapter } from './chapter.js';
import { givenUp } from './given-up.js';
import { linkedNames } from './linked-names.js';
import { notSupported } from './not-supported.js';
import { oneName } from './one-name.js';
import { sideBySide } from './side-by-side.js';
import { Telling } from './telling.js';
import { tenYears } from './ten-years.js';
import { transferIn } from './transfer-in.js';
import { Expectations } from '../expectations.js';

export interface WholeStory {
  readonly met: number;
  readonly unmet: readonly string[];
}

/** Undefined when the user stopped it. */
export async function tellWholeStory(machine: Machine, terminal: Terminal): Promise<WholeStory | undefined> {
  const yearsAccount = `${machine.account}-years`;
  const chapters: readonly Chapter[] = [
    linkedNames,
    transferIn,
    oneName,
    byHand,
    notSupported,
    givenUp,
    tenYears(yearsAccount),
  ];
  const { tenure } = machine;
  const { admin } = machine.simulator;
  const out = (line: string): void => terminal.out(line);
  try {
    const told = await sideBySide(
      chapters.map(({ title, tell }, n) => ({
        title,
        run: async (own, expectations) => {
          const telling = new Telling(own, expectations, terminal);
          telling.title(`${n + 1}  ${title}`);
          await tell({ machine, tenure, admin, telling });
        },
      })),
      out,
      terminal.stopped,
    );
    const books = new Expectations(out);
    const telling = new Telling(out, books, terminal);
    telling.title('The books of the registrar');
    const aside = await machine.aside(yearsAccount);
    const accounts: readonly Account[] = [
      { tenure, admin, where: 'At the simulator:' },
      { tenure: aside.tenure, admin: aside.simulator.admin, where: 'At the one whose clock was moved:' },
    ];
    await compareBooks(accounts, telling);
    const all = [...told, books];
    return { met: all.reduce((sum, { met }) => sum + met, 0), unmet: all.flatMap(({ unmet }) => unmet) };
  } catch (error) {
    if (error instanceof Stopped || terminal.stopped.aborted) return undefined;
    throw error;
  }
}
