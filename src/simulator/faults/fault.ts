// Fault switches (reference 8): the one union of what can be made to go wrong. docs/reference/simulator.md lists them.
import { z } from 'zod';

const parkForm = z.enum(['success', 'failure', 'no_order']);

/** What goes wrong. Wire faults come first; the others change what the command does. */
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('hold') }),
  z.strictObject({ kind: z.literal('delay'), ms: z.number().int().min(0).max(3_600_000) }),
  z.strictObject({ kind: z.literal('cut_body'), bytes: z.number().int().min(0).optional() }),
  z.strictObject({ kind: z.literal('http_status'), status: z.number().int().min(100).max(599).default(500) }),
  z.strictObject({ kind: z.literal('malformed_xml') }),
  z.strictObject({ kind: z.literal('empty_body') }),
  z.strictObject({
    kind: z.literal('reply'),
    code: z.number().int().min(100).max(9999),
    text: z.string().max(500).optional(),
    isSuccess: z.boolean().default(false),
    attributes: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    kind: z.literal('asynchronous'),
    outcome: z.enum(['completed', 'declined', 'never']).default('completed'),
    afterSeconds: z.number().min(0).max(40_000_000).default(120),
    reason: z.enum(['general', 'has_claim']).default('general'),
  }),
  z.strictObject({
    kind: z.literal('park'),
    reason: z.enum(['funds', 'nameserver', 'taken']),
    form: parkForm.optional(),
  }),
  z.strictObject({ kind: z.literal('park_form'), form: parkForm }),
  z.strictObject({
    kind: z.literal('decline'),
    // 420: what the registry could not take, for example a phone number (reference 4).
    code: z.number().int().min(100).max(9999).default(420),
    text: z.string().max(500).default('The registry could not create a contact'),
  }),
  z.strictObject({ kind: z.literal('privacy_refused') }),
  z.strictObject({ kind: z.literal('lock_ignored') }),
  /** While the lock is on, name servers and contacts are refused. OpenSRS forbids less by its own word; other texts say so. */
  z.strictObject({ kind: z.literal('lock_refuses') }),
  z.strictObject({ kind: z.literal('lookup'), answer: z.enum(['taken', 'available', 'waiting', 'processing']) }),
  z.strictObject({
    kind: z.literal('detail_failure'),
    code: z.number().int().default(465),
    text: z.string().default('Refused by the registry'),
  }),
  z.strictObject({
    /** 200 although nothing has changed yet, as while the owners of a change of registrant are asked (reference 3.13). */
    kind: z.literal('accepted_only'),
    outcome: z.enum(['completed', 'declined', 'never']).default('completed'),
    afterSeconds: z.number().min(0).max(40_000_000).default(86_400),
  }),
  z.strictObject({
    kind: z.literal('transfer_path'),
    /** `always`: the owner is asked even with a right auth code, as in the older guide. */
    ownerMail: z.enum(['unless_code_right', 'always']).default('unless_code_right'),
    /** `pending_admin` between the owner's approval and the registry. */
    staffReview: z.boolean().default(false),
    /** How long CHECK_TRANSFER answers `undef` after the order; virtual seconds. */
    lagSeconds: z.number().min(0).max(86_400).default(0),
  }),
  z.strictObject({
    kind: z.literal('events'),
    how: z.enum(['lost', 'doubled', 'delayed', 'out_of_order']),
    /** `delayed`: events younger than this are not given yet; virtual seconds. */
    seconds: z.number().min(0).max(40_000_000).default(3600),
    /** Only events of this name, in any case. */
    event: z.string().max(64).optional(),
    /** Only events of these names; may hold `*`. */
    domain: z.string().max(253).optional(),
  }),
]);

export const faultSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/)
    .optional(),
  /** Which calls; all given parts must match. `domain` and `command` may hold `*`. */
  on: z
    .strictObject({
      command: z.string().max(64).optional(),
      object: z.string().max(64).optional(),
      domain: z.string().max(253).optional(),
      account: z.string().max(64).optional(),
    })
    .default({}),
  /** For wire faults and `reply`: before the command has any effect, or after its effect is complete. */
  after: z.enum(['before', 'commit']).default('commit'),
  /** What goes wrong. */
  action: actionSchema,
  /** The first matching call that it applies to, counted from 1. */
  nth: z.number().int().min(1).default(1),
  /** How many matching calls it applies to; default 1, or no bound with `probability`. */
  times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
  /** Seeded chance that a matching call is hit. */
  probability: z.number().min(0).max(1).optional(),
});

/** A fault as it is ordered from the admin API. */
export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type FaultAction = Fault['action'];
export type WireAction = Extract<
  FaultAction,
  { readonly kind: 'drop' | 'hold' | 'delay' | 'cut_body' | 'http_status' | 'malformed_xml' | 'empty_body' | 'reply' }
>;

const WIRE_KINDS: ReadonlySet<string> = new Set([
  'drop',
  'hold',
  'delay',
  'cut_body',
  'http_status',
  'malformed_xml',
  'empty_body',
  'reply',
]);

export function isWireAction(action: FaultAction): action is WireAction {
  return WIRE_KINDS.has(action.kind);
}
