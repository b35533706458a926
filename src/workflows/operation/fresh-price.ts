import type { OperationContext } from './context.js';
import type { CommonRequest } from './input.js';

/** The price to send with: one that is older than policy allows is read again. Undefined when it cannot be read. */
export async function freshPrice(
  context: OperationContext<CommonRequest, unknown>,
  readPrice: () => Promise<{ readonly price?: string } | 'stopped' | 'deadline'>,
): Promise<string | undefined> {
  const { agreed } = context;
  if (agreed !== undefined && Date.now() - agreed.readAtMs <= context.pace.priceMaxAgeMs) return agreed.price;
  const offer = await readPrice();
  if (offer === 'stopped' || offer === 'deadline') return undefined;
  const price = offer.price ?? agreed?.price;
  if (price === undefined) return undefined;
  if (agreed !== undefined && price !== agreed.price) {
    context.note(`The price changed from ${agreed.price} to ${price} ${context.currency} before sending.`);
  }
  context.agreed = { price, readAtMs: Date.now() };
  return price;
}
