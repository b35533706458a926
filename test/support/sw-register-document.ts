// docs/reference/sw-register.md as data, and the order that a row of it stands for: the command as the worker builds it.
import { profileCredentials } from '../../src/activities/profile-credentials.js';
import { registerOrderFrom } from '../../src/activities/register-order.js';
import { type TransferParts, transferOrderFrom } from '../../src/activities/transfer-order.js';
import type { Parsed, Problem } from '../../src/domain/problem.js';
import type { RegistrationIntent } from '../../src/domain/registration-intent.js';
import { parseRegistrationRequest } from '../../src/domain/registration-request.js';
import { registrationProblems } from '../../src/domain/registration-rules.js';
import type { ProfileSource } from '../../src/domain/registration-result.js';
import type { PinnedSettings } from '../../src/domain/settings.js';
import { transferProblems } from '../../src/domain/transfer-rules.js';
import { parseTransferRequest } from '../../src/domain/transfer-request.js';
import type { XcpCommand } from '../../src/xcp/command.js';
import { registerCommand } from '../../src/xcp/commands/register.js';
import { isAssoc, type XcpValue } from '../../src/xcp/value.js';
import { textOf } from '../repository/files.js';
import { cell, codeOf, tableUnder } from '../repository/markdown.js';
import { policyOf, settingsWith } from '../unit/domain/support/orders.js';

export type Row = Readonly<Record<string, string>>;

export const swRegisterDocument = textOf('docs/reference/sw-register.md');
export const contactRows: readonly Row[] = tableUnder(swRegisterDocument, 'Contacts');
export const orderRows: readonly Row[] = ['Standard parameters', 'Attributes', 'Beyond the page'].flatMap((part) =>
  tableUnder(swRegisterDocument, part),
);

/** Several fields may stand behind one parameter. */
export const transferRows: readonly Row[] = tableUnder(swRegisterDocument, 'Transfers');

const contact = Object.fromEntries(contactRows.map((row) => [codeOf(row['Field']), json(cell(row, 'Asked and sent'))]));

/** The order to which each row adds what it is about. */
export const plainRequest: Readonly<Record<string, unknown>> = {
  domain: 'example.com',
  periodYears: 1,
  contacts: { registrant: contact, admin: contact, billing: contact, tech: contact },
};

/** The same for a transfer, whose year is the registrar's to add. */
export const plainTransfer: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(plainRequest).filter(([field]) => field !== 'periodYears'),
);

const derived: ProfileSource = { kind: 'derived', username: 't7f3k2m9q', keyVersion: 'k1', salt: 'a salt' };
const profileKeys = (): Promise<Buffer> => Promise.resolve(Buffer.alloc(32, 7));

/** The command as the worker makes it from a caller's request, which every rule lets through. */
export async function commandFor(input: Readonly<Record<string, unknown>>): Promise<XcpCommand> {
  const request = taken(parseRegistrationRequest(input));
  const { policy, connector } = settingsFor(request.domain);
  refuseAny(registrationProblems(request, policy, connector.flags));
  const profile: ProfileSource = request.profile === undefined ? derived : { kind: 'given' };
  const operationId = 'registerDomain:main:example.com:r-1';
  const intent: RegistrationIntent = {
    account: 'main',
    registrar: 'opensrs',
    operationId,
    request,
    profile,
    providerNameServers: [],
    identity: { marker: operationId, since: '2026-01-05T10:00:00.000Z', before: [], known: [] },
    agreedPrice: '13.75',
    attempt: 1,
  };
  const credentials = await profileCredentials(profile, request, profileKeys);
  return registerCommand(registerOrderFrom(intent, credentials));
}

/** The same for a transfer. */
export async function transferCommandFor(input: Readonly<Record<string, unknown>>): Promise<XcpCommand> {
  const request = taken(parseTransferRequest(input));
  refuseAny(transferProblems(request, settingsFor(request.domain)));
  const operationId = 'transferDomain:main:example.com:r-1';
  const parts: TransferParts = {
    request,
    identity: { marker: operationId, since: '2026-01-05T10:00:00.000Z', before: [], known: [] },
    providerNameServers: [],
    usesProviderNameServers: false,
  };
  const profile: ProfileSource = request.profile === undefined ? derived : { kind: 'given' };
  return registerCommand(transferOrderFrom(parts, await profileCredentials(profile, request, profileKeys)));
}

function settingsFor(domain: string): PinnedSettings {
  return { ...settingsWith(), policy: policyOf(domain.slice(domain.indexOf('.') + 1)) };
}

function taken<T>(parsed: Parsed<T>): T {
  if (parsed.kind === 'invalid') refuseAny(parsed.problems);
  else return parsed.value;
  throw new Error('The request was refused without a sentence.');
}

function refuseAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.sentence).join('\n'));
}

/** The value in a cell such as `"Y"`. */
export function json(text: string): unknown {
  const code = codeOf(text);
  if (code === undefined) throw new Error(`"${text}" is not a piece of JSON in backticks.`);
  return JSON.parse(code) as unknown;
}

/** The object in a cell such as `{"parkedPage":true}`. */
export function jsonObject(text: string): Readonly<Record<string, XcpValue>> {
  const value = json(text) as XcpValue;
  if (!isAssoc(value)) throw new Error(`"${text}" is not an object.`);
  return value;
}
