// What a fault changes inside a command. Wire faults (drop, hold, cut, ...) never get here.
import type { AsyncReason, ParkReason } from '../state/model.js';
import type { ParkForm } from '../state/world.js';

export interface Behaviours {
  readonly asynchronous?: {
    readonly outcome: 'completed' | 'declined' | 'never';
    readonly afterSeconds: number;
    readonly reason: AsyncReason;
  };
  readonly park?: { readonly reason: ParkReason; readonly form: ParkForm | undefined };
  readonly parkForm?: ParkForm;
  readonly decline?: { readonly code: number; readonly text: string };
  readonly privacyRefused?: boolean;
  readonly lockIgnored?: boolean;
  readonly lookup?: 'taken' | 'available' | 'waiting' | 'processing';
  readonly detailFailure?: { readonly code: number; readonly text: string };
}

export const NO_BEHAVIOURS: Behaviours = {};
