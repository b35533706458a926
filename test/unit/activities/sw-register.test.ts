// docs/reference/sw-register.md says what becomes of every parameter; each of its rows is held to the code.
import { describe, expect, test } from 'vitest';
import { parseRegistrationRequest } from '../../../src/domain/registration-request.js';
import { parseTransferRequest } from '../../../src/domain/transfer-request.js';
import { type XcpCommand, messageOf } from '../../../src/xcp/command.js';
import { registerReplyFrom } from '../../../src/xcp/commands/register.js';
import { replyFrom } from '../../../src/xcp/reply.js';
import { assocOf, type XcpAssoc, type XcpValue } from '../../../src/xcp/value.js';
import { textOf } from '../../repository/files.js';
import { cell, codeOf, tableUnder } from '../../repository/markdown.js';
import {
  commandFor,
  contactRows,
  json,
  jsonObject,
  orderRows,
  plainRequest as plain,
  plainTransfer,
  swRegisterDocument,
  transferCommandFor,
  transferRows,
} from '../../support/sw-register-document.js';

const replyRows = tableUnder(swRegisterDocument, 'Reply');

// The parameters and reply attributes of the vendor's page "Register (domain)", in its order.
const PAGE_STANDARD = ['action', 'object', 'registrant_ip'];
const PAGE_ATTRIBUTES = [
  'affiliate_id', 'auth_info', 'auto_renew', 'change_contact', 'comments', 'contact_set', 'custom_nameservers',
  'custom_transfer_nameservers', 'custom_tech_contact', 'dns_template', 'domain', 'encoding_type', 'f_lock_domain', 'f_parkp',
  'f_whois_privacy', 'handle', 'Intended_use', 'link_domains', 'master_order_id', 'nameserver_list', 'owner_confirm_address',
  'period', 'premium_price_to_verify', 'reg_domain', 'reg_username', 'reg_password', 'reg_type', 'tld_data', 'trademark_smd',
  'legal_type',
]; // prettier-ignore
const PAGE_CONTACT = [
  'first_name', 'last_name', 'org_name', 'address1', 'address2', 'address3', 'city', 'state', 'postal_code', 'country', 'phone',
  'fax', 'email',
]; // prettier-ignore
const PAGE_REPLY = [
  'action', 'object', 'is_success', 'response_code', 'response_text', 'admin_email', 'async_reason', 'cancelled_orders', 'error',
  'forced_pending', 'id', 'queue_request_id', 'registration_code', 'registration_text', 'transfer_id', 'whois_privacy_state',
]; // prettier-ignore

describe('the tables', () => {
  test.each([
    ['Standard parameters', 'Parameter', PAGE_STANDARD],
    ['Attributes', 'Parameter', PAGE_ATTRIBUTES],
    ['Name server pair', 'Parameter', ['name', 'sortorder']],
    ['Contacts', 'Parameter', PAGE_CONTACT],
    // The older privacy report is the one attribute that the page does not have.
    ['Reply', 'Attribute', [...PAGE_REPLY, 'whois_privacy']],
  ])('%s: list what the page lists', (heading, column, names) => {
    expect(tableUnder(swRegisterDocument, heading).map((row) => codeOf(row[column]))).toEqual(names);
  });

  test('have a row for every field of a registration', () => {
    const source = textOf('src/domain/registration-request.ts');
    const body = /export interface RegistrationRequest \{([\s\S]*?)^\}/m.exec(source)?.[1] ?? '';
    const fields = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1] ?? '');
    const inTables = new Set(orderRows.map((row) => (codeOf(row['Field']) ?? '').split('.')[0] ?? ''));
    expect(fields.length).toBeGreaterThan(20);
    // What the profile of a group is made from is no parameter: the text below the table says what comes of it.
    expect(fields.filter((field) => !inTables.has(field))).toEqual(['sharedProfile']);
    expect(swRegisterDocument).toContain('`sharedProfile`');
  });

  test('say of every parameter what the simulator does with it', () => {
    const rows = [...orderRows, ...contactRows, ...replyRows, ...tableUnder(swRegisterDocument, 'Name server pair')];
    expect(rows.filter((row) => cell(row, 'In the simulator').length < 8)).toEqual([]);
  });
});

describe('a parameter of the request', () => {
  const parameters = orderRows.map((row) => ({
    row,
    name: codeOf(row['Parameter']) ?? '',
    field: codeOf(row['Field']),
  }));

  test.each(parameters.filter(({ field, name }) => field !== 'transferDomain' && name !== 'contact_set'))(
    '$name carries what was asked for',
    async ({ row, name }) => {
      const asked = jsonObject(cell(row, 'Asked'));
      expect(await sent(name, { ...plain, ...asked })).toEqual(json(cell(row, 'Sent')));
    },
  );

  test.each(parameters.filter(({ field }) => field !== 'transferDomain'))(
    '$name: the document says what is sent when nothing was asked for',
    async ({ row, name, field }) => {
      const leftOut = cell(row, 'Left out');
      const { [field ?? '']: _, ...rest } = plain;
      if (leftOut === 'refused') {
        const parsed = parseRegistrationRequest(rest);
        expect(parsed).toMatchObject({ kind: 'invalid', problems: [{ field }] });
      } else if (leftOut === 'made') {
        expect(await sent(name, rest)).toMatch(/^[\w-]{3,26}$/);
      } else {
        expect(await sent(name, rest)).toEqual(leftOut === '–' ? undefined : json(leftOut));
      }
    },
  );

  test.each(parameters.filter(({ field }) => field === 'transferDomain'))(
    '$name belongs to transfers: no registration sends it',
    async ({ name }) => {
      const everything = orderRows.map((row) =>
        jsonObject(codeOf(row['Asked']) === undefined ? '`{}`' : cell(row, 'Asked')),
      );
      for (const asked of everything) expect(await sent(name, { ...plain, ...asked })).toBeUndefined();
    },
  );
});

describe('a parameter of a transfer', () => {
  const rows = transferRows.map((row) => {
    const field = codeOf(row['Field']);
    return { row, name: codeOf(row['Parameter']) ?? '', field, from: field ?? cell(row, 'Field') };
  });
  const sentBy = async (name: string, request: Readonly<Record<string, unknown>>): Promise<XcpValue | undefined> =>
    parameterOf(await transferCommandFor(request), name);

  test.each(rows.filter(({ name }) => name !== 'contact_set'))('$name carries $from', async ({ row, name }) => {
    const expected = cell(row, 'Sent');
    const value = await sentBy(name, { ...plainTransfer, ...jsonObject(cell(row, 'Asked')) });
    expect(value).toEqual(expected === '–' ? undefined : json(expected));
  });

  test.each(rows)('$name, of $from, is $row.Left out when nothing was asked for', async ({ row, name, field }) => {
    const leftOut = cell(row, 'Left out');
    const { [field ?? '']: _, ...rest } = plainTransfer;
    if (leftOut === 'refused') {
      expect(parseTransferRequest(rest)).toMatchObject({ kind: 'invalid', problems: [{ field }] });
    } else if (leftOut === 'made') {
      expect(await sentBy(name, rest)).toMatch(/^[\w-]{3,26}$/);
    } else {
      expect(await sentBy(name, rest)).toEqual(leftOut === '–' ? undefined : json(leftOut));
    }
  });

  test('that is for registrations only is carried by none', async () => {
    const never = rows.filter(({ row }) => cell(row, 'Field') === 'never');
    expect(never.map(({ row }) => [cell(row, 'Sent'), cell(row, 'Left out')])).toEqual(never.map(() => ['–', '–']));
    for (const { row } of rows) {
      const command = await transferCommandFor({ ...plainTransfer, ...jsonObject(cell(row, 'Asked')) });
      for (const { name } of never) expect(parameterOf(command, name)).toBeUndefined();
    }
  });
});

describe('a contact', () => {
  test.each([
    ['registrant', 'owner'],
    ['admin', 'admin'],
    ['billing', 'billing'],
    ['tech', 'tech'],
  ])('%s is sent as %s, every field under its name', async (_, role) => {
    const set = await sent('contact_set', plain);
    const wire = Object.fromEntries(
      contactRows.map((row) => [codeOf(row['Parameter']) ?? '', json(cell(row, 'Asked and sent'))]),
    );
    expect(set).toMatchObject({ [role]: wire });
  });
});

describe('an attribute of the reply', () => {
  test.each(
    replyRows
      .filter((row) => codeOf(row['Field']) !== undefined)
      .map((row) => ({ row, name: codeOf(row['Attribute']) ?? '' })),
  )('$name is read into its field', async ({ row, name }) => {
    const message = messageWith(name, json(cell(row, 'Carries')) as XcpValue);
    const reply = replyFrom(message);
    if (reply === undefined) throw new Error(`A reply with ${name} was not read at all.`);
    const read = { ...registerReplyFrom(await commandFor(plain), reply), reply };
    expect(at(read, codeOf(row['Field']) ?? '')).toEqual(json(cell(row, 'Read as')));
  });
});

/** Where a parameter stands in the message that goes out: among the attributes, or beside them. */
async function sent(name: string, request: Readonly<Record<string, unknown>>): Promise<XcpValue | undefined> {
  return parameterOf(await commandFor(request), name);
}

function parameterOf(command: XcpCommand, name: string): XcpValue | undefined {
  const message = messageOf(command);
  return PAGE_STANDARD.includes(name) ? message[name] : assocOf(message, 'attributes')[name];
}

/** A reply that succeeded and carries one thing more. */
function messageWith(name: string, value: XcpValue): XcpAssoc {
  const standard = ['object', 'is_success', 'response_code', 'response_text'].includes(name);
  const message: XcpAssoc = {
    action: 'REPLY',
    object: 'DOMAIN',
    is_success: '1',
    response_code: '200',
    response_text: 'Domain registration successfully completed.',
    attributes: standard ? {} : { [name]: value },
  };
  return standard ? { ...message, [name]: value } : message;
}

/** The value at `outcome.orderId` and the like. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    );
}
