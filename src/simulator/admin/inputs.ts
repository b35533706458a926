// Bodies of the admin API, checked at the edge.
import { z } from 'zod';

const domain = z.string().min(3).max(253);
const account = z.string().max(64).optional();
const instant = z.iso.datetime({ offset: true });

export const clockInput = z.union([
  z.strictObject({ advanceSeconds: z.number().min(0).max(4_000_000_000) }),
  z.strictObject({ now: instant }),
]);

/** Decimal units of USD; a negative amount takes money out of the account. */
export const fundsInput = z.strictObject({ amount: z.number().min(-1e9).max(1e9), account });

export const domainInput = z.strictObject({
  domain,
  /** True: somebody outside the simulator's accounts holds the name. */
  taken: z.boolean().default(false),
  account,
  createdAt: instant.optional(),
  expiresAt: instant.optional(),
  registryExpiresAt: instant.optional(),
  regUsername: z.string().max(20).default('seeded'),
  regPassword: z.string().max(20).default('seededpass1'),
  lock: z.boolean().default(false),
  privacy: z.boolean().default(false),
  autoRenew: z.boolean().default(false),
  letExpire: z.boolean().default(false),
  nameservers: z.array(z.string().max(253)).max(13).optional(),
  affiliateId: z.string().max(256).default(''),
  /** The auth code at the registry; default: a random one that nobody is told. */
  authCode: z
    .string()
    .regex(/^[\x21-\x7e]{6,32}$/)
    .optional(),
  /** Sponsoring registrar of a name that somebody else holds. */
  registrar: z.string().min(1).max(100).optional(),
});

export const orderInput = z.strictObject({
  domain,
  account,
  status: z
    .enum(['pending', 'declined', 'waiting', 'cancelled', 'pending_fax', 'ca_owner_approval', 'processed', 'deleted'])
    .default('pending'),
  type: z.enum(['new', 'premium', 'sunrise', 'landrush']).default('new'),
  periodYears: z.number().int().min(1).max(10).default(1),
  affiliateId: z.string().max(256).default(''),
  createdAt: instant.optional(),
});

export const templateInput = z.strictObject({ name: z.string().min(1).max(50), account });
export const premiumInput = z.strictObject({
  domain,
  price: z.number().min(0).max(1e7),
  group: z.string().max(64).default('tier-1'),
  isEnabled: z.boolean().default(true),
});
/** Declares a host unknown (or known again) to the registries. */
export const nameserverInput = z.strictObject({ name: z.string().min(4).max(253), known: z.boolean().default(false) });
export const declineInput = z.strictObject({ reason: z.string().max(200).optional() }).optional();

/** Whether the registry of a TLD answers later, and after how many virtual seconds. */
export const tldInput = z.strictObject({
  tld: z.string().min(2).max(20),
  asynchronous: z.boolean(),
  afterSeconds: z.number().min(0).max(40_000_000).optional(),
});
/** `authCode`: what the registrant types on the approval page; default: the order's, or without one the right one. */
export const approveInput = z.strictObject({ authCode: z.string().min(1).max(64).optional() }).optional();
/** `noticedAfterDays`: how long the registrar takes to notice the refusal, up to nine days (reference 5.2). */
export const refuseInput = z
  .strictObject({ reason: z.string().max(200).optional(), noticedAfterDays: z.number().min(0).max(9).optional() })
  .optional();
export const leaveInput = z.strictObject({ registrar: z.string().min(1).max(100).optional() }).optional();

export type ClockInput = z.input<typeof clockInput>;
export type DomainInput = z.input<typeof domainInput>;
export type TldInput = z.input<typeof tldInput>;
export type ApproveInput = NonNullable<z.input<typeof approveInput>>;
export type RefuseInput = NonNullable<z.input<typeof refuseInput>>;
export type OrderInput = z.input<typeof orderInput>;
export type PremiumInput = z.input<typeof premiumInput>;
export type DomainSeed = z.output<typeof domainInput>;
export type OrderSeed = z.output<typeof orderInput>;
