/**
 * Who acted. `claimed`: the message said so, and nobody checked; whatever reaches the workflow without passing an API that
 * signs people in is a claim. `authenticated`: that API vouched for the person.
 */
export interface Actor {
  /** Opaque: never a name or an address, because timelines and search attributes show it. */
  readonly id: string;
  readonly identity: 'authenticated' | 'claimed';
}

/**
 * What the account allows to people who only claim to be somebody. Absent means allowed: nothing in this version can sign
 * people in, so forbidding it by default would leave every override and every second opinion undecidable. Each such decision
 * is shown as claimed, so that an account which needs more can see what it rests on, and switch it off.
 */
export interface ActorRules {
  readonly claimedActorsMayOverride?: boolean;
}

/** Whether this person's word suffices for an override, a second opinion or a deletion. */
export function mayDecide(actor: Actor, rules: ActorRules): boolean {
  return actor.identity === 'authenticated' || (rules.claimedActorsMayOverride ?? true);
}

/** `ann (claimed)`: how timelines name a person. */
export function shownPerson(actor: Actor): string {
  return actor.identity === 'claimed' ? `${actor.id} (claimed)` : actor.id;
}

/** `Ann` is no second person beside `ann`. */
export function isSameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

export function isSamePerson(left: Actor, right: Actor): boolean {
  return isSameId(left.id, right.id);
}
