// Makes the state of an operation visible: query answer, Current Details, search attributes.
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes } from '../../contract/search-attributes.js';
import { operationDetails } from '../../domain/operation-details.js';
import type { OperationProgress, SearchValues } from '../../domain/operation-progress.js';

/** Shows the state. Search attributes are written only when the state or the wait changed: each writing is an event. */
export class ProgressDisplay {
  readonly #progress: OperationProgress;
  #shown: SearchValues;

  constructor(progress: OperationProgress) {
    this.#progress = progress;
    this.#shown = progress.searchValues(); // the parent gave these at the start
  }

  show(): void {
    setCurrentDetails(operationDetails(this.#progress.view()));
    const next = this.#progress.searchValues();
    if (
      next.state === this.#shown.state &&
      next.waitingFor === this.#shown.waitingFor &&
      next.dueAt === this.#shown.dueAt &&
      next.assignee === this.#shown.assignee
    )
      return;
    const { orderIds } = next;
    upsertSearchAttributes([
      { key: searchAttributes.state, value: next.state },
      { key: searchAttributes.waitingFor, value: next.waitingFor },
      ...(next.dueAt === this.#shown.dueAt
        ? []
        : [{ key: searchAttributes.dueAt, value: next.dueAt === undefined ? null : new Date(next.dueAt) }]),
      ...(next.assignee === this.#shown.assignee
        ? []
        : [{ key: searchAttributes.assignee, value: next.assignee ?? null }]),
      ...(orderIds.length === this.#shown.orderIds.length
        ? []
        : [{ key: searchAttributes.orderIds, value: [...orderIds] }]),
    ]);
    this.#shown = next;
  }
}
