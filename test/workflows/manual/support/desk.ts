// One desk after another on the server of this run, with a worker that is theirs alone.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { type OperationHandle, Tenure } from '../../../../src/client/index.js';
import type { ManualStepView } from '../../../../src/domain/manual-step/view.js';
import { searchAttributes } from '../../../../src/contract/search-attributes.js';
import { getOperation } from '../../../../src/workflows/messages.js';
import { until } from '../../../support/until.js';
import { type TestEnvironment, createTestEnvironment, testKeyRing } from '../../../support/worker-environment.js';
import type { DeskInput, deskOnly } from './workflows.js';

type Spec = DeskInput['specs'][number];

export const DAY = 86_400_000;

export const registration: Spec = {
  kind: 'registration',
  why: 'The connector "by hand" says so.',
  work: { words: ['Register the name for one year.'], document: '<item key="action">SW_REGISTER</item>' },
  dueInMs: 2 * DAY,
  onDue: 'The step is escalated to the lead of the desk.',
  money: { amount: '10.00', currency: 'USD', reversible: false },
  evidence: 'order_and_expiry',
  fields: ['contacts.registrant.phone'],
  canHandToAutomation: true,
};

export const proof = {
  orderId: '3735284',
  expiresAt: `${new Date().getUTCFullYear() + 1}-12-24`,
  note: 'done in the panel',
};

export interface OpenDesk {
  readonly id: string;
  readonly domain: string;
  readonly taskId: string;
  readonly workflow: WorkflowHandle<typeof deskOnly>;
  readonly operation: OperationHandle;
  /** The step as the query shows it. Fails where none is open. */
  step(): Promise<ManualStepView>;
  stepOnce(isIt: (step: ManualStepView) => boolean): Promise<ManualStepView>;
}

export interface Desks {
  readonly environment: TestEnvironment;
  readonly tenure: Tenure;
  open(input?: Omit<Partial<DeskInput>, 'specs'> & { readonly specs?: readonly Partial<Spec>[] }): Promise<OpenDesk>;
  close(): Promise<void>;
}

export async function openDesks(): Promise<Desks> {
  const environment = await createTestEnvironment();
  const { client, connection, namespace, address, taskQueue } = environment;
  const worker = await environment.createWorker({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  });
  const running = worker.run();
  const tenure = Tenure.over({ connection, account: 'demo', keyRing: testKeyRing, namespace, address });
  return {
    environment,
    tenure,
    open: async ({ specs = [{}], ...rest } = {}) => {
      const domain = `${randomUUID().slice(0, 8)}.com`;
      const id = `registerDomain:demo:${domain}:r-1`;
      const input: DeskInput = {
        operationId: id,
        specs: specs.map((spec) => ({ ...registration, ...spec })),
        ...rest,
      };
      const workflow = await client.workflow.start<typeof deskOnly>('registerDomain', {
        workflowId: id,
        taskQueue,
        args: [input],
        typedSearchAttributes: [
          { key: searchAttributes.account, value: 'demo' },
          { key: searchAttributes.domain, value: domain },
        ],
      });
      const shown = async (): Promise<ManualStepView | undefined> => (await workflow.query(getOperation)).manualStep;
      const step = async (): Promise<ManualStepView> => {
        const view = await shown();
        if (view === undefined) throw new Error('no step is open');
        return view;
      };
      const desk: OpenDesk = {
        id,
        domain,
        taskId: `${id}:1`,
        workflow,
        operation: tenure.operation(id),
        step,
        stepOnce: (isIt) => until(step, isIt),
      };
      // A message that comes with the start finds no step yet, and is refused.
      await until(shown, (view) => view !== undefined);
      return desk;
    },
    close: async () => {
      worker.shutdown();
      await running;
      await environment.close();
    },
  };
}
