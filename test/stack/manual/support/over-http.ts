// What a person has who has nothing of ours: the HTTP API of the Temporal server, plain JSON in and out.
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { until } from '../../../support/until.js';
import type { TenureEnvironment } from '../../../support/tenure-environment.js';

export type Message = Readonly<Record<string, unknown>>;

export interface OverHttp {
  /** As a person pastes it into the form of the Web UI. Says nothing about whether it was taken. */
  readonly signal: (id: string, name: string, message: Message) => Promise<void>;
  /** Throws with the type of the fault when it was not taken. */
  readonly update: (id: string, name: string, message: Message) => Promise<void>;
  /** Waits until the search attributes say so: they need no worker and no codec. */
  readonly shown: (id: string, state: string, waitingFor: string) => Promise<void>;
  /** How the workflow ended, by its own status. */
  readonly ended: (id: string) => Promise<string>;
}

interface Described {
  readonly workflowExecutionInfo?: {
    readonly status?: string;
    readonly searchAttributes?: { readonly indexedFields?: Readonly<Record<string, { readonly data?: string }>> };
  };
}

interface Updated {
  readonly outcome?: {
    readonly success?: unknown;
    readonly failure?: { readonly applicationFailureInfo?: { readonly type?: string } };
  };
}

const COMPLETED = 'UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED';

export function overHttp({ namespace }: TenureEnvironment): OverHttp {
  const url = (id: string, path = ''): string =>
    `${inject('temporal').httpUrl}/api/v1/namespaces/${namespace}/workflows/${encodeURIComponent(id)}${path}`;
  const call = async <T>(address: string, body?: object): Promise<T> => {
    const answer = await fetch(address, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status} of ${address}: ${await answer.text()}`);
    return (await answer.json()) as T; // the API of the server, docs.temporal.io
  };
  const described = async (id: string) => (await call<Described>(url(id))).workflowExecutionInfo;
  return {
    signal: async (id, name, message) => void (await call(url(id, `/signal/${name}`), { input: [message] })),
    update: async (id, name, message) => {
      const { outcome } = await call<Updated>(url(id, `/update/${name}`), {
        waitPolicy: { lifecycleStage: COMPLETED },
        request: { meta: { updateId: randomUUID() }, input: { args: [message] } },
      });
      if (outcome?.success === undefined)
        throw new Error(`${name} was refused: ${outcome?.failure?.applicationFailureInfo?.type ?? 'no reason'}`);
    },
    shown: async (id, state, waitingFor) => {
      await until(
        async () => {
          // Not there yet: accepted a moment ago.
          const fields = (await described(id).catch(() => undefined))?.searchAttributes?.indexedFields;
          return [textIn(fields?.['TenureState']), textIn(fields?.['TenureWaitingFor'])];
        },
        ([isState, isWaitingFor]) => isState === state && isWaitingFor === waitingFor,
      );
    },
    ended: async (id) => {
      return until(
        async () => (await described(id))?.status ?? '',
        (status) => status !== 'WORKFLOW_EXECUTION_STATUS_RUNNING',
      );
    },
  };
}

/** Search attributes come as they are stored: base64 of JSON. */
function textIn(attribute: { readonly data?: string } | undefined): unknown {
  return attribute?.data === undefined ? undefined : JSON.parse(Buffer.from(attribute.data, 'base64').toString('utf8'));
}
