// Makes a namespace ready for Tenure: registered, search attributes present with the right types, usable. Safe to repeat.
import { setTimeout as delay } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

/** The kinds of search attribute that Tenure uses, by the server's own words. */
export type SearchAttributeKind = 'Keyword' | 'KeywordList' | 'Datetime';

// Values of temporal.api.enums.v1.IndexedValueType.
const indexedValueTypes: Readonly<Record<SearchAttributeKind, number>> = { Keyword: 2, Datetime: 6, KeywordList: 7 };
const typeNames: Readonly<Record<number, string>> = {
  1: 'Text',
  2: 'Keyword',
  3: 'Int',
  4: 'Double',
  5: 'Bool',
  6: 'Datetime',
  7: 'KeywordList',
};

export interface BootstrapOptions {
  readonly connection: Pick<Connection, 'workflowService' | 'operatorService'>;
  readonly namespace: string;
  readonly searchAttributes: Readonly<Record<string, SearchAttributeKind>>;
  /** How long the server keeps finished runs; used when the namespace is made, never to change an existing one. @default 30 */
  readonly retentionDays?: number;
  /** How long to wait until the server knows what was registered. @format milliseconds @default 30_000 */
  readonly patienceMs?: number;
}

export interface BootstrapResult {
  readonly namespace: 'created' | 'existed';
  /** Names that were added by this call, sorted. */
  readonly addedSearchAttributes: readonly string[];
}

/** The namespace cannot be used as it is; the message says why and what to do. */
export class NamespaceNotReady extends Error {
  override readonly name = 'NamespaceNotReady';
}

/** Throws {@link NamespaceNotReady}; errors of the connection pass through. */
export async function bootstrapNamespace(options: BootstrapOptions): Promise<BootstrapResult> {
  const deadline = Date.now() + (options.patienceMs ?? 30_000);
  const namespace = await registerNamespace(options);
  const addedSearchAttributes = await addMissingSearchAttributes(options, deadline);
  await untilUsable(options, deadline);
  return { namespace, addedSearchAttributes };
}

async function registerNamespace(options: BootstrapOptions): Promise<'created' | 'existed'> {
  const { connection, namespace, retentionDays = 30 } = options;
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Tenure: the life of domain names',
      workflowExecutionRetentionPeriod: msToTs(retentionDays * 24 * 60 * 60 * 1000),
    });
    return 'created';
  } catch (error) {
    if (grpcCodeOf(error) === grpcAlreadyExists) return 'existed';
    throw error;
  }
}

async function addMissingSearchAttributes(options: BootstrapOptions, deadline: number): Promise<readonly string[]> {
  const { connection, namespace, searchAttributes } = options;
  const present: Readonly<Record<string, number>> = await retried(deadline, isNotYet, async () => {
    const listed = await connection.operatorService.listSearchAttributes({ namespace });
    return { ...listed.systemAttributes, ...listed.customAttributes };
  });
  for (const [name, kind] of Object.entries(searchAttributes)) {
    const type = present[name];
    if (type !== undefined && type !== indexedValueTypes[kind]) {
      throw new NamespaceNotReady(
        `Search attribute ${name} has type ${typeNames[type] ?? type} in namespace ${namespace}, Tenure needs ${kind}. ` +
          `Use another namespace, or remove it there (temporal operator search-attribute remove --name ${name}) and run tenure setup again; a server on PostgreSQL or MySQL may need a new namespace.`,
      );
    }
  }
  const missing = Object.entries(searchAttributes).filter(([name]) => present[name] === undefined);
  if (missing.length === 0) return [];
  const added = Object.fromEntries(missing.map(([name, kind]) => [name, indexedValueTypes[kind]]));
  try {
    await retried(deadline, isNotYet, () =>
      connection.operatorService.addSearchAttributes({ namespace, searchAttributes: added }),
    );
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    throw new NamespaceNotReady(
      `The search attributes ${Object.keys(added).join(', ')} could not be added to namespace ${namespace}: ${error.details}.`,
      { cause: error },
    );
  }
  return Object.keys(added).toSorted();
}

/** The caches of a server learn of new attributes with a delay (half a second, measured); a query that names all of them tells. */
async function untilUsable(options: BootstrapOptions, deadline: number): Promise<void> {
  const { connection, namespace, searchAttributes } = options;
  const query = Object.keys(searchAttributes)
    .map((name) => `${name} IS NULL`)
    .join(' AND ');
  await retried(deadline, isNotYet, () => connection.workflowService.countWorkflowExecutions({ namespace, query }));
}

const grpcInvalidArgument = 3;
const grpcNotFound = 5;
const grpcAlreadyExists = 6;
const grpcUnavailable = 14;

/** Not found: the new namespace is not known everywhere. Invalid argument: a new attribute is not. Unavailable: a service is still starting. */
function isNotYet(error: unknown): boolean {
  const code = grpcCodeOf(error);
  if (code !== grpcInvalidArgument) return code === grpcNotFound || code === grpcUnavailable;
  const details = isGrpcServiceError(error) ? error.details : '';
  return /search attribute/i.test(details) && !/cannot have more/.test(details);
}

function grpcCodeOf(error: unknown): number | undefined {
  return isGrpcServiceError(error) ? error.code : undefined;
}

async function retried<T>(
  deadline: number,
  isWorthwhile: (error: unknown) => boolean,
  ask: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isWorthwhile(error) || Date.now() > deadline) throw error;
      await delay(100);
    }
  }
}
