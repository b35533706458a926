// Search attributes: never encrypted, so nothing about people, and no secret. Registered by `tenure setup`, `dev` and `demo`.
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';

export const searchAttributes = {
  account: defineSearchAttributeKey('TenureAccount', SearchAttributeType.KEYWORD),
  registrar: defineSearchAttributeKey('TenureRegistrar', SearchAttributeType.KEYWORD),
  domain: defineSearchAttributeKey('TenureDomain', SearchAttributeType.KEYWORD),
  tld: defineSearchAttributeKey('TenureTld', SearchAttributeType.KEYWORD),
  state: defineSearchAttributeKey('TenureState', SearchAttributeType.KEYWORD),
  waitingFor: defineSearchAttributeKey('TenureWaitingFor', SearchAttributeType.KEYWORD),
  /** An opaque id, never a person's name. */
  assignee: defineSearchAttributeKey('TenureAssignee', SearchAttributeType.KEYWORD),
  reference: defineSearchAttributeKey('TenureReference', SearchAttributeType.KEYWORD),
  orderIds: defineSearchAttributeKey('TenureOrderIds', SearchAttributeType.KEYWORD_LIST),
  dueAt: defineSearchAttributeKey('TenureDueAt', SearchAttributeType.DATETIME),
  decideBy: defineSearchAttributeKey('TenureDecideBy', SearchAttributeType.DATETIME),
  expiresAt: defineSearchAttributeKey('TenureExpiresAt', SearchAttributeType.DATETIME),
} as const;

/** What a namespace must have: the names with their types. SQL visibility has room for ten Keyword and three of each other kind. */
export const searchAttributeTypes: Readonly<Record<string, 'Keyword' | 'KeywordList' | 'Datetime'>> =
  Object.fromEntries(Object.values(searchAttributes).map((key) => [key.name, typeName(key.type)]));

function typeName(type: SearchAttributeType): 'Keyword' | 'KeywordList' | 'Datetime' {
  switch (type) {
    case SearchAttributeType.KEYWORD:
      return 'Keyword';
    case SearchAttributeType.KEYWORD_LIST:
      return 'KeywordList';
    case SearchAttributeType.DATETIME:
      return 'Datetime';
    default:
      throw new Error(`search attribute type ${type} is not used here`);
  }
}
