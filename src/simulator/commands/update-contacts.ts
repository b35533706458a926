// UPDATE_CONTACTS: replaces whole contacts of the named types (reference 3.13).
import { changeReply } from '../registry/change-reply.js';
import { lockFault, setContacts, waitingFault } from '../registry/changes.js';
import { failure, invalid, missing, type Reply } from '../wire/reply.js';
import { changeRequest, withOwnDomain, type Call } from './command.js';

export function updateContacts(call: Call): Reply {
  return withOwnDomain(call, (domain) => {
    const { attributes } = call;
    const types = attributes.texts('types');
    if (types === undefined || types.length === 0) return missing('types');
    const affects = attributes.given('affect_domains') ?? '0';
    if (affects === '1' && call.top.given('cookie') === undefined)
      return failure(435, 'Permission denied: affect_domains=1 needs a cookie');
    if (attributes.given('report_email') !== undefined && affects !== '1')
      return invalid('report_email', 'only with affect_domains=1');
    const waiting = waitingFault(call.world, domain) ?? lockFault(domain, call.behaviours.lockRefuses);
    if (waiting !== undefined) return waiting;
    return changeReply(changeRequest(call, domain, 'contacts'), call.behaviours, (world, target, at) =>
      setContacts(world, target, attributes.assoc('contact_set'), types, at),
    );
  });
}
