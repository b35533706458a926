import { assertNever } from './assert-never.js';
import type { Mode } from './connector.js';
import type { OperationType } from './operation.js';
import type { Problem } from './problem.js';
import type { PinnedSettings } from './settings.js';

/** Why this connector does not let the operation start; undefined when it may. Refused before any call or payment. */
export function modeProblem(settings: PinnedSettings, type: OperationType): Problem | undefined {
  const { name, modes } = settings.connector;
  const about = `connector "${name}"`;
  const mode = modeOf(modes, type);
  if (mode === undefined)
    return { field: 'operation.type', sentence: `${type} is not built yet in this version of Tenure.` };
  switch (mode.value) {
    case 'automatic':
      return undefined;
    case 'unsupported':
      return {
        field: 'operation.type',
        sentence: `${type} is refused: ${about} has the mode "${mode.name}" set to unsupported.`,
      };
    case 'manual':
      return {
        field: 'operation.type',
        sentence: `${type} is refused: ${about} has the mode "${mode.name}" set to manual, and manual steps are not built yet in this version of Tenure.`,
      };
    default:
      return assertNever(mode.value);
  }
}

function modeOf(
  modes: PinnedSettings['connector']['modes'],
  type: OperationType,
): { readonly name: string; readonly value: Mode } | undefined {
  return type === 'registerDomain' ? { name: 'registration', value: modes.registration } : undefined;
}
