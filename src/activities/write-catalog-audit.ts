// History of the catalog that its workflow no longer holds, as JSON Lines.
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../contract/failure-types.js';
import type { CatalogAuditLines } from './contract.js';

/**
 * One file for each account. A line may stand twice after a lost answer: kind, name and version tell. On disk before it
 * returns, because the workflow forgets what was written.
 */
export const makeWriteCatalogAudit =
  (folder: string | undefined) =>
  async ({ account, entries }: CatalogAuditLines): Promise<void> => {
    if (folder === undefined) throw unwritable('This worker has no audit folder: set TENURE_AUDIT_DIR.');
    const path = join(folder, `catalog-${account}.jsonl`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.writeFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      throw unwritable(
        `The audit log ${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
      );
    }
  };

function unwritable(message: string): ApplicationFailure {
  return ApplicationFailure.create({ message, type: failureTypes.WorkerConfiguration, nextRetryDelay: '10 seconds' });
}
