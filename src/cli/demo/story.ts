// What `tenure demo` shows: the three orders of the sw_register page, a declined order processed again, and the books.
import type { OperationHandle } from '../../client/operation-handle.js';
import type { OperationStatus } from '../../client/operation-status.js';
import type { OperationResult } from '../../domain/operation.js';
import type { Tenure } from '../../client/tenure.js';
import type { RegistrationOrder } from '../../client/registration-order.js';
import { follow } from '../follow.js';
import { resultLines } from '../operation-text.js';
import type { Terminal } from '../terminal.js';
import type { SimulatorAdmin } from '../../simulator/admin-client.js';
import { booksTable, chargesByName } from './books-table.js';
import { Expectations } from './expectations.js';
import { Stopped } from './stopped.js';
import { TEMPLATE, declinedOrder, firstOrder, secondOrder, thirdOrder } from './seed-orders.js';

const OPERATOR = 'demo-operator';
const ANSWER_DELAY_MS = 250;

const needsPerson = (status: OperationStatus): boolean => status.state === 'action_required';

export class Story {
  readonly #tenure: Tenure;
  readonly #admin: SimulatorAdmin;
  readonly #terminal: Terminal;
  readonly expectations: Expectations;
  /** What was told of each operation so far. */
  readonly #told = new Map<string, OperationStatus>();

  constructor(tenure: Tenure, admin: SimulatorAdmin, terminal: Terminal) {
    this.#tenure = tenure;
    this.#admin = admin;
    this.#terminal = terminal;
    this.expectations = new Expectations((line) => terminal.out(line));
  }

  /** False when the user stopped it. */
  async tell(): Promise<boolean> {
    // A registrar is not next door: its answers take a moment, and so one sees what happens.
    const delay = await this.#admin.addFault({ action: { kind: 'delay', ms: ANSWER_DELAY_MS }, times: 'always' });
    try {
      await this.#first();
      await this.#second();
      await this.#third();
      await this.#declined();
      await this.#books();
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      throw error;
    } finally {
      // It would stand before every fault that somebody tries afterwards.
      await this.#admin.removeFault(delay.id);
    }
  }

  async #first(): Promise<void> {
    this.#title(`1  ${firstOrder.domain}: own name servers, lock, WHOIS privacy, parked page`);
    const older = [];
    for (let n = 1; n <= 2; n++)
      older.push(await this.#admin.seedOrder({ domain: firstOrder.domain, status: 'pending' }));
    const olderIds = older.map((order) => `${order.id}`);
    this.#say(`Two older orders of this name are pending at the registrar: ${olderIds.join(', ')}.`);
    const { handle, result } = await this.#registered(firstOrder);
    if (result.outcome !== 'registered') return;
    this.#expect('the registrar lock is on, by a reading', result.registrarLock.actual === true);
    this.#expect('WHOIS privacy is enabled, by a reading', result.whoisPrivacy.actual === 'enabled');
    this.#expect(
      `the two older pending orders are recorded as cancelled: ${result.cancelledOrders.join(', ')}`,
      olderIds.every((id) => result.cancelledOrders.includes(id)) && result.cancelledOrders.length === 2,
    );
    const again = await this.#tenure.register(firstOrder);
    this.#expect('the same request asked again is the same operation', again.id === handle.id);
  }

  async #second(): Promise<void> {
    this.#title(`2  ${secondOrder.domain}: ten years, joined to the profile of the first, with a DNS template`);
    this.#say(`The registrar does not know the template "${TEMPLATE}" yet.`);
    const handle = await this.#tenure.register(secondOrder);
    const parked = await this.#until(handle, needsPerson);
    const parkedId = parked.orderIds.at(-1);
    const saysWhy = parked.timeline.some((entry) => entry.text.includes('435'));
    this.#expect(
      `order ${parkedId ?? '?'} is seen parked, with code 435`,
      parked.state === 'action_required' && saysWhy,
    );
    if (parkedId === undefined) return;
    this.#say('The cause is removed: the template is created. Then the order is processed.');
    await this.#admin.createTemplate(TEMPLATE);
    await handle.processOrder({ orderId: parkedId, by: OPERATOR });
    const result = await this.#ending(handle);
    this.#expectRegistered(secondOrder.domain, result);
    if (result.outcome !== 'registered') return;
    this.#expect(`it was done by the same order: ${result.orderIds.join(' -> ')}`, result.orderIds.join() === parkedId);
  }

  async #third(): Promise<void> {
    this.#title(`3  ${thirdOrder.domain}: DNS without records`);
    await this.#registered(thirdOrder);
  }

  async #declined(): Promise<void> {
    const { domain } = declinedOrder;
    this.#title(`4  ${domain}: a registry that takes its time, and declines`);
    await this.#admin.addFault({
      on: { command: 'SW_REGISTER', domain },
      action: { kind: 'asynchronous', outcome: 'never' },
    });
    const handle = await this.#tenure.register(declinedOrder);
    const waiting = await this.#until(handle, (status) => status.waitingFor.kind === 'registry');
    const first = waiting.orderIds.at(-1);
    this.#expect(
      `order ${first ?? '?'} waits at the registry`,
      waiting.waitingFor.kind === 'registry' && first !== undefined,
    );
    if (first === undefined) return;
    this.#say('Now the registry declines it.');
    await this.#admin.declineOrder(Number(first), 'Declined by the registry');
    const declined = await this.#until(handle, needsPerson);
    this.#expect('a person is asked; the operation has not failed', declined.state === 'action_required');
    this.#say('An operator has it processed again, which makes a new order.');
    await handle.processOrder({ orderId: first, by: OPERATOR });
    const result = await this.#ending(handle);
    this.#expectRegistered(domain, result);
    if (result.outcome !== 'registered') return;
    const [one, two] = result.orderIds;
    this.#expect(
      `the chain of orders has two ids: ${result.orderIds.join(' -> ')}`,
      result.orderIds.length === 2 && one === first && two !== first,
    );
  }

  async #books(): Promise<void> {
    this.#title('The books of the registrar');
    const { entries } = await this.#admin.ledger();
    booksTable(entries).forEach((line) => this.#say(line));
    this.#say('');
    const charges = chargesByName(entries);
    for (const { domain } of [firstOrder, secondOrder, thirdOrder, declinedOrder]) {
      this.#expect(`${domain} was charged exactly once`, charges.get(domain) === 1);
    }
    this.#expect('nothing else was charged', charges.size === 4);
  }

  async #registered(order: RegistrationOrder): Promise<{ handle: OperationHandle; result: OperationResult }> {
    const handle = await this.#tenure.register(order);
    const result = await this.#ending(handle);
    this.#expectRegistered(order.domain, result);
    return { handle, result };
  }

  #expectRegistered(domain: string, result: OperationResult): void {
    this.#expect(`${domain} is registered, confirmed by reading it back`, result.outcome === 'registered');
  }

  async #ending(handle: OperationHandle): Promise<OperationResult> {
    await this.#until(handle, () => false);
    const result = await handle.result();
    // A redrawn block shows it already.
    if (!this.#terminal.isLive) resultLines(result).forEach((line) => this.#say(line));
    return result;
  }

  /** Until the state is as wanted, or the operation has ended. */
  async #until(handle: OperationHandle, isWanted: (status: OperationStatus) => boolean): Promise<OperationStatus> {
    const after = this.#told.get(handle.id);
    const status = await follow(handle, this.#terminal, {
      until: isWanted,
      ...(after === undefined ? {} : { after }),
    });
    if (status === undefined || this.#terminal.stopped.aborted) throw new Stopped();
    this.#told.set(handle.id, status);
    return status;
  }

  #expect(sentence: string, isMet: boolean): void {
    this.expectations.expect(sentence, isMet);
  }

  #title(text: string): void {
    this.#terminal.out(`\n${text}\n${'-'.repeat(text.length)}`);
  }

  #say(text: string): void {
    this.#terminal.out(text === '' ? '' : `   ${text}`);
  }
}
