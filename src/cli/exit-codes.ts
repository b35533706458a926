// What a shell script learns from a command.
import type { TenureError } from '../client/errors.js';

export const exitCodes = { done: 0, failed: 1, refused: 2, conflict: 3, unavailable: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeFor(error: Pick<TenureError, 'code'>): ExitCode {
  switch (error.code) {
    case 'input':
    case 'refused':
      return exitCodes.refused;
    case 'conflict':
      return exitCodes.conflict;
    case 'unavailable':
    case 'timeout':
      return exitCodes.unavailable;
    case 'not_found':
    case 'undecodable':
    case 'ended_abnormally':
      return exitCodes.failed;
  }
}
