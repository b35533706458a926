// The manual step of registries at which people have to arrange the approval: no API call approves a transfer.
import { instantFrom } from '../../domain/instant.js';
import type { ManualOutcome } from '../../domain/manual-step/outcome.js';
import type { TransferPlace } from '../../domain/transfer/transfer-standing.js';
import type { TransferResult } from '../../domain/transfer-result.js';
import type { TransferContext } from './context.js';

/** Open beside the wait for the registry: the transfer itself may end it at any time. */
export class ApprovalStep {
  readonly #context: TransferContext;
  #isOpened = false;
  #running: Promise<void> | undefined;
  #outcome: ManualOutcome | undefined;
  #isHeard = true;

  constructor(context: TransferContext) {
    this.#context = context;
  }

  get isOpen(): boolean {
    return this.#running !== undefined && this.#outcome === undefined;
  }

  /** An operator says that the transfer is not wanted. */
  get isRejected(): boolean {
    return this.#outcome?.kind === 'rejected';
  }

  get rejection(): Extract<TransferResult, { outcome: 'rejected' }> | undefined {
    if (this.#outcome?.kind !== 'rejected') return undefined;
    const { reason, money } = this.#outcome;
    const sentence = `Rejected by an operator (${reason}); money: ${money}. The transfer was called off.`;
    return { outcome: 'rejected', reason, money, sentence };
  }

  /** True once after the step ended, so that what is shown is shown anew. */
  hasNews(): boolean {
    if (this.#isHeard || this.#outcome === undefined) return false;
    this.#isHeard = true;
    return true;
  }

  /** Once for each order, where the policy of the TLD wants people to arrange it. */
  openWhere(place: TransferPlace): void {
    const words = wordsFor(this.#context);
    if (this.#isOpened || words === undefined || (place !== 'registrant' && place !== 'registry')) return;
    this.#isOpened = true;
    this.#isHeard = false;
    this.#running = this.#run(words);
  }

  async close(): Promise<void> {
    if (this.isOpen) this.#context.manual.withdraw('The step is not needed any more: the transfer is over.');
    await this.#running;
  }

  async #run(words: readonly string[]): Promise<void> {
    const context = this.#context;
    const { policy } = context.input.settings;
    const days = policy.transfer.ackWindowDays;
    this.#outcome = await context.manual.run(
      {
        kind: 'transfer_approval',
        why: `The registry of .${policy.tld} lets a name go only when people outside agree, which no API call does.`,
        work: { words },
        dueAt: instantFrom(Date.now() + (days === undefined ? context.pace.manualDueMs : days * 86_400_000)),
        onDue: 'The step is escalated and stays open; nothing is approved by silence.',
        evidence: 'note',
        canHandToAutomation: false,
      },
      // The proof of a transfer is the name in the account: it is read on, whatever is said here.
      () => Promise.resolve({ kind: 'matches' }),
    );
  }
}

/** Lifecycle reference 8.2. */
function wordsFor({ request, input }: TransferContext): readonly string[] | undefined {
  switch (input.settings.policy.transfer.proof) {
    case 'tag-change':
      return [
        `Ask the losing registrar of ${request.domain} (through its registrant) to set the tag of our registrar.`,
        'Complete the step when the losing registrar says that it is done; the transfer itself is read at the registrar.',
      ];
    case 'registrant-acknowledgement':
      return [
        `Ask the registrant of ${request.domain} to acknowledge the e-mail of the registry.`,
        'Complete the step when the registrant says that it is done; the transfer itself is read at the registrar.',
      ];
    default:
      return undefined;
  }
}
