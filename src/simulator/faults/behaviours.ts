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
  readonly acceptedOnly?: { readonly outcome: 'completed' | 'declined' | 'never'; readonly afterSeconds: number };
  readonly transferPath?: {
    readonly ownerMail: 'unless_code_right' | 'always';
    readonly staffReview: boolean;
    readonly lagSeconds: number;
  };
  readonly events?: {
    readonly how: 'lost' | 'doubled' | 'delayed' | 'out_of_order';
    readonly seconds: number;
    readonly event: string | undefined;
    readonly domain: string | undefined;
  };
  readonly privacyRefused?: boolean;
  readonly lockIgnored?: boolean;
  readonly lockRefuses?: boolean;
  readonly lookup?: 'taken' | 'available' | 'waiting' | 'processing';
  readonly detailFailure?: { readonly code: number; readonly text: string };
}

export const NO_BEHAVIOURS: Behaviours = {};
