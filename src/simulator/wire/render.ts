// A command's reply as bytes, in the manner of the profile.
import { naiveDate } from '../state/dates.js';
import type { Random } from '../state/random.js';
import type { World } from '../state/world.js';
import type { Reply } from './reply.js';
import type { ReplyMap, ReplyTree } from './value.js';
import { FAITHFUL_STYLE, writeEnvelope } from './write-envelope.js';

export function renderReply(world: World, object: string | undefined, reply: Reply, at: number): Buffer {
  return world.profile === 'hostile'
    ? renderHostile(world.mischief, object, reply, at)
    : writeEnvelope(rootFrom(object, reply, 'REPLY', undefined), FAITHFUL_STYLE);
}

function rootFrom(
  object: string | undefined,
  reply: Reply,
  action: string,
  transactionId: string | undefined,
): ReplyMap {
  return {
    protocol: 'XCP',
    action,
    object,
    is_success: reply.isSuccess ? '1' : '0',
    response_code: reply.code,
    response_text: reply.text,
    attributes: reply.attributes,
    transaction_id: transactionId,
  };
}

/** Everything odd that the reference calls legal: order, quotes, newlines, references, empty text, transaction ids. */
function renderHostile(random: Random, object: string | undefined, reply: Reply, at: number): Buffer {
  const text = withNewlines(random, reply.text);
  const attributes = reply.attributes === undefined ? undefined : withNewlineTexts(random, reply.attributes);
  const action = random.chance(0.2) ? 'reply' : 'REPLY'; // a few samples show lower case (reference 1.7)
  const transactionId = `${naiveDate(at)} ${random.integer(1000, 32000)} ${random.integer(1, 999)}`;
  return writeEnvelope(
    rootFrom(object, { ...reply, text, ...(attributes === undefined ? {} : { attributes }) }, action, transactionId),
    {
      quote: random.chance(0.5) ? '"' : "'",
      shuffle: random,
      emptyAsText: true,
      numericReferences: random,
    },
  );
}

/** Turns some spaces into newlines and wraps the whole, as the seed's first example does. */
function withNewlines(random: Random, text: string): string {
  return `\n${text.replace(/ /g, (space) => (random.chance(0.2) ? '\n' : space))}\n`;
}

/** Only texts for people (`registration_text`, nested `response_text`) vary; data stays as it is. */
function withNewlineTexts(random: Random, map: ReplyMap): ReplyMap {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]): [string, ReplyTree | undefined] => {
      if (typeof value === 'string' && (key === 'registration_text' || key === 'response_text'))
        return [key, withNewlines(random, value)];
      if (value !== undefined && typeof value === 'object' && !isList(value))
        return [key, withNewlineTexts(random, value)];
      return [key, value];
    }),
  );
}

function isList(value: readonly ReplyTree[] | ReplyMap): value is readonly ReplyTree[] {
  return Array.isArray(value);
}
