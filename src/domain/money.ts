/** Decimal text such as `12.50`, as the registrar writes it. Never a float: sums are made in cents. */
export type Decimal = string;

export interface Money {
  readonly amount: Decimal;
  /** ISO 4217. XCP replies name no currency; it is a setting of the registrar record. */
  readonly currency: string;
}

const DECIMAL = /^-?\d{1,9}(?:\.\d{1,4})?$/;

/** Ten-thousandths, so that prices with up to four decimals compare exactly. Undefined when the text is not a decimal. */
export function unitsOf(decimal: string): number | undefined {
  const text = decimal.trim();
  if (!DECIMAL.test(text)) return undefined;
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const units = Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'));
  return negative ? -units : units;
}

/** The exact text of an amount in ten-thousandths: two decimals, or as many more as it needs. */
export function decimalFrom(units: number): Decimal {
  const digits = String(Math.abs(units)).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}`;
}

/** Undefined when either side is not a decimal: an unreadable price is unknown, never cheap. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 | undefined {
  const a = unitsOf(left);
  const b = unitsOf(right);
  if (a === undefined || b === undefined) return undefined;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A price that cannot be read is unknown, never cheap. */
export function isAbove(price: string, ceiling: string): boolean {
  const compared = compareDecimals(price, ceiling);
  return compared === undefined || compared === 1;
}
