// The recorded histories: `histories/{version of Tenure}/{scenario}.{n}.{workflow type}.json`, kept for ever.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HistoryAndWorkflowId } from '@temporalio/client';

export const historiesFolder = fileURLToPath(new URL('./histories', import.meta.url));

export interface RecordedHistory extends HistoryAndWorkflowId {
  /** `0.1.0/done.1.domain.json`. */
  readonly name: string;
}

export function recordedHistories(): readonly RecordedHistory[] {
  return readdirSync(historiesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => {
      const recorded = JSON.parse(readFileSync(join(historiesFolder, name), 'utf8')) as HistoryAndWorkflowId;
      return { name, ...recorded };
    });
}

/** Scenarios that have their files for this version. */
export function recordedScenarios(version: string): ReadonlySet<string> {
  const names = readdirSync(join(historiesFolder, version)).map((file) => file.split('.')[0] ?? '');
  return new Set(names);
}
