import type { OperationType } from './operation.js';
import { modeOf } from './operations/mode-of.js';
import type { Problem } from './problem.js';
import type { PinnedSettings } from './settings.js';

/** Why this connector does not let the operation start; undefined when it may. Refused before any call or payment. */
export function modeProblem(settings: PinnedSettings, type: OperationType): Problem | undefined {
  const { setting, mode } = modeOf(settings, type);
  if (mode !== 'unsupported') return undefined;
  const { name, version } = settings.connector;
  const isMode = setting in settings.connector.modes;
  const why = isMode ? `has the mode "${setting}" set to unsupported` : `has the flag "${setting}" off`;
  return { field: 'operation.type', sentence: `${type} is refused: connector "${name}" (version ${version}) ${why}.` };
}
