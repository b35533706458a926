// ADVANCED_UPDATE_NAMESERVERS: `assign` replaces the set, `add_remove` edits it (reference 3.15).
import type { Behaviours } from '../faults/behaviours.js';
import { changeReply } from '../registry/change-reply.js';
import { lockFault, setNameservers, waitingFault } from '../registry/changes.js';
import { tldOf } from '../registry/tlds.js';
import type { Domain } from '../state/model.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import { changeRequest, withOwnDomain, type Call } from './command.js';

/** The .IT registry tests name servers for up to 30 days and reads show the old set meanwhile; that it takes an hour is invented. */
const IT_TEST_SECONDS = 3600;

export function advancedUpdateNameservers(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    if (tldOf(domain.name)?.name === 'dk')
      return failure(470, 'Name servers of .DK names are changed by UPDATE_ALL_INFO');
    const wanted = wantedNames(call, domain);
    if ('isSuccess' in wanted) return wanted;
    const waiting = waitingFault(call.world, domain) ?? lockFault(domain, call.behaviours.lockRefuses);
    if (waiting !== undefined) return waiting;
    const behaviours = tldOf(domain.name)?.name === 'it' ? testedFirst(call.behaviours) : call.behaviours;
    return changeReply(changeRequest(call, domain, 'nameservers'), behaviours, (world, target, at) =>
      setNameservers(world, target, wanted.names, wanted.field, at),
    );
  });
}

function testedFirst(behaviours: Behaviours): Behaviours {
  const tested = { outcome: 'completed', afterSeconds: IT_TEST_SECONDS } as const;
  return { ...behaviours, acceptedOnly: behaviours.acceptedOnly ?? behaviours.asynchronous ?? tested };
}

function wantedNames(
  call: Call,
  domain: Domain,
): { readonly names: readonly string[]; readonly field: string } | Reply {
  const { attributes } = call;
  const assign = attributes.texts('assign_ns');
  const add = attributes.texts('add_ns');
  const remove = attributes.texts('remove_ns');
  const type = attributes.given('op_type');
  switch (type) {
    case undefined:
      return missing('op_type');
    case 'assign':
      if (add !== undefined || remove !== undefined)
        return invalid('assign_ns', 'cannot be combined with add_ns or remove_ns');
      return assign === undefined ? missing('assign_ns') : { names: assign, field: 'assign_ns' };
    case 'add_remove': {
      if (assign !== undefined) return invalid('assign_ns', 'cannot be combined with add_ns or remove_ns');
      if (add === undefined && remove === undefined) return missing('add_ns');
      const gone = new Set((remove ?? []).map((name) => name.toLowerCase()));
      return { names: [...domain.nameservers.filter((name) => !gone.has(name)), ...(add ?? [])], field: 'add_ns' };
    }
    default:
      return invalid('op_type', 'must be assign or add_remove');
  }
}
