import type { RegistrarAddress } from './registration-intent.js';

export interface OpenOrdersQuestion extends RegistrarAddress {
  readonly domain: string;
  /** As the registrar names it, such as `renewal`; all when absent. */
  readonly type?: string;
}

/** An order that waits at the registrar and can be cancelled. */
export interface OpenOrder {
  readonly orderId: string;
  readonly type?: string;
}
