import type { Quote, QuoteQuestion } from '../../domain/quote.js';
import type { RenewalRequest } from '../../domain/operations/renew-domain.js';
import { quickReadsOf } from '../activity-proxies.js';
import { ChangeContext } from '../operation/change.js';
import type { OperationParts } from '../operation/context.js';

/** No name expires in it: until the years are read, only an order of ours proves a renewal. */
const UNREAD_YEAR = 9999;

export class RenewalContext extends ChangeContext<RenewalRequest> {
  constructor(parts: OperationParts<RenewalRequest>) {
    const { periodYears, autoRenew = false } = parts.input.request;
    super(parts, {
      kind: 'renewal',
      expiryYear: UNREAD_YEAR,
      paidUntilYear: UNREAD_YEAR,
      periodYears,
      registrarAutoRenew: autoRenew,
    });
  }

  /** Name, price, balance and what stands in the way, read at the same moment. */
  readQuote(): Promise<Quote | 'stopped' | 'deadline'> {
    return this.ask((reads) => reads.readQuote(this.#quoteQuestion()));
  }

  /** The same with little patience: for work that a person can do without it. */
  async quickQuote(): Promise<Quote | undefined> {
    try {
      return await quickReadsOf(this.address).readQuote(this.#quoteQuestion());
    } catch {
      return undefined;
    }
  }

  #quoteQuestion(): QuoteQuestion {
    const { domain, periodYears } = this.request;
    return {
      ...this.address,
      domain,
      periodYears,
      since: this.input.acceptedAt,
      needsSnapshot: !this.usesMarker,
      identity: this.identity,
    };
  }
}
