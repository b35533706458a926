// What the TLD policy and the connector say about one transfer, before any call. Pure: settings in, problems out.
import { assertNever } from './assert-never.js';
import { nameProblems, settingProblems, strayProblems } from './order-rules.js';
import type { PinnedPolicy } from './pinned-policy.js';
import type { Problem } from './problem.js';
import type { PinnedSettings } from './settings.js';
import { requirementProblems } from './tld-requirements.js';
import type { TransferRequest } from './transfer-request.js';

/** Each refusal has its row in docs/reference/field-rules.md. */
export function transferProblems(request: TransferRequest, settings: PinnedSettings): readonly Problem[] {
  const { policy, connector } = settings;
  return [
    ...nameProblems(request, policy, 'names'),
    ...periodProblems(request, policy),
    ...codeProblems(request, policy),
    ...ownerConfirmProblems(request, policy),
    ...contactProblems(request, policy),
    ...nameServerProblems(request, settings),
    ...settingProblems(request, policy, connector.flags),
    ...strayProblems(request, policy),
    ...requirementProblems(request, policy),
  ];
}

/**
 * The hosts that replace those of the name: the caller's, or the registrar record's where the connector says "transfer uses
 * provider name servers". Undefined: the name keeps its own.
 */
export function transferNameServers(
  request: Pick<TransferRequest, 'nameServers' | 'customTransferNameServers'>,
  provider: { readonly isUsed: boolean; readonly hosts: readonly string[] },
): readonly string[] | undefined {
  if (request.nameServers !== undefined) return request.nameServers;
  if (request.customTransferNameServers === false || !provider.isUsed || provider.hosts.length < 2) return undefined;
  return provider.hosts;
}

function periodProblems({ periodYears }: TransferRequest, { tld, transfer }: PinnedPolicy): readonly Problem[] {
  if (periodYears === undefined || periodYears === transfer.addsYears) return [];
  const added = transfer.addsYears === 0 ? 'no year' : `${transfer.addsYears} years`;
  return [{ field: 'periodYears', sentence: `periodYears: a transfer of .${tld} adds ${added}; leave it out.` }];
}

/** Lifecycle reference 8.2: the losing registrar of a .uk name sets a tag; there is no code, and one that is sent proves nothing. */
function codeProblems({ authCode }: TransferRequest, { tld, transfer }: PinnedPolicy): readonly Problem[] {
  if (authCode === undefined || transfer.proof !== 'tag-change') return [];
  const sentence = `authCode: .${tld} moves without a code; leave it out and ask the losing registrar to change the tag.`;
  return [{ field: 'authCode', sentence }];
}

/** sw_register page, ownerconfirm_address. */
function ownerConfirmProblems(request: TransferRequest, { tld, transfer }: PinnedPolicy): readonly Problem[] {
  const field = 'ownerConfirmAddress';
  const isGiven = request.ownerConfirmAddress !== undefined;
  if (isGiven === transfer.needsOwnerConfirm) return [];
  return isGiven
    ? [{ field, sentence: `${field}: nobody is asked there for .${tld}; leave it out.` }]
    : [{ field, sentence: `${field} is missing; the registrant of a .${tld} name is asked there for consent.` }];
}

/** sw_register page, change_contact and legal_type. */
function contactProblems(request: TransferRequest, { tld, transfer, requires }: PinnedPolicy): readonly Problem[] {
  const field = 'changeContact';
  const hasLegalType = requires.includes('legalType');
  const ofLegalType =
    request.changeLegalType === true && !hasLegalType
      ? [{ field: 'changeLegalType', sentence: `changeLegalType: .${tld} has no legal types; leave it out.` }]
      : [];
  switch (transfer.contactChange) {
    case 'optional':
      return ofLegalType;
    case 'always':
      return request.changeContact === false
        ? [
            ...ofLegalType,
            {
              field,
              sentence: `${field}: a transfer of .${tld} always takes the contacts of the order; leave it out.`,
            },
          ]
        : ofLegalType;
    case 'forbidden': {
      const way = hasLegalType ? '; for another legal type, set changeLegalType' : '';
      return request.changeContact === true
        ? [...ofLegalType, { field, sentence: `${field}: contacts of .${tld} never change in a transfer${way}.` }]
        : ofLegalType;
    }
    default:
      return assertNever(transfer.contactChange);
  }
}

/** sw_register page, nameserver_list and custom_transfer_nameservers. */
function nameServerProblems(request: TransferRequest, settings: PinnedSettings): readonly Problem[] {
  const { policy, connector, registrar } = settings;
  const provider = { isUsed: connector.flags.transferUsesProviderNameServers, hosts: registrar.providerNameServers };
  if (transferNameServers(request, provider) !== undefined) return [];
  const { customTransferNameServers } = request;
  const isNeeded = policy.transfer.needsNameServers;
  if (isNeeded && customTransferNameServers === false) {
    const field = 'customTransferNameServers';
    return [{ field, sentence: `${field} must not be false: a transfer of .${policy.tld} sets name servers.` }];
  }
  if (!isNeeded && customTransferNameServers !== true) return [];
  const why = isNeeded
    ? `a transfer of .${policy.tld} needs at least two`
    : 'customTransferNameServers is true, but the connector does not use those of the provider';
  return [{ field: 'nameServers', sentence: `nameServers is missing: ${why}.` }];
}
