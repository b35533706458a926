// Makes the state of a group visible: Current Details and search attributes.
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { searchAttributes } from '../../contract/search-attributes.js';
import { groupDetails } from '../../domain/linked/group-details.js';
import type { LinkedDomainsView } from '../../domain/linked/group-view.js';

/** Search attributes are written only when state or wait changed: each writing is an event. */
export class GroupDisplay {
  #state: string | undefined;
  #waitingFor: string | undefined;

  constructor() {
    const { typedSearchAttributes } = workflowInfo();
    this.#state = typedSearchAttributes.get(searchAttributes.state);
    this.#waitingFor = typedSearchAttributes.get(searchAttributes.waitingFor);
  }

  show(view: LinkedDomainsView): void {
    setCurrentDetails(groupDetails(view));
    const { state, waitingFor, masterOrderId, reference } = view;
    if (state === this.#state && waitingFor.kind === this.#waitingFor) return;
    const isFirst = this.#state === undefined; // started by a bare SDK, which sets none
    upsertSearchAttributes([
      ...(isFirst ? [{ key: searchAttributes.account, value: view.account }] : []),
      ...(isFirst && reference !== undefined ? [{ key: searchAttributes.reference, value: reference }] : []),
      { key: searchAttributes.state, value: state },
      { key: searchAttributes.waitingFor, value: waitingFor.kind },
      ...(masterOrderId === undefined ? [] : [{ key: searchAttributes.orderIds, value: [masterOrderId] }]),
    ]);
    this.#state = state;
    this.#waitingFor = waitingFor.kind;
  }
}
