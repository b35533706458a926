// The admin API's requests and answers, apart from HTTP: method and path in, status and JSON out.
import { z } from 'zod';
import { faultSchema } from '../faults/fault.js';
import type { FaultTable } from '../faults/fault-table.js';
import { finishOrder } from '../registry/due.js';
import { finishChange } from '../registry/queued-changes.js';
import { parseDomain, TLDS } from '../registry/tlds.js';
import {
  acceptByRegistrar,
  approveByOwner,
  completeByRegistry,
  declineByOwner,
  refuseByRegistrar,
} from '../registry/transfer-acts.js';
import { DEFAULT_GAINING_REGISTRAR, startDeparture } from '../registry/transfer-away.js';
import { verifyRegistrant } from '../registry/verification.js';
import { DAY_MS } from '../state/dates.js';
import { recordDeposit } from '../state/ledger.js';
import type { Account, Transfer } from '../state/model.js';
import { ASYNCHRONOUS_SECONDS, type World } from '../state/world.js';
import {
  approveInput,
  clockInput,
  declineInput,
  domainInput,
  fundsInput,
  leaveInput,
  nameserverInput,
  orderInput,
  premiumInput,
  refuseInput,
  templateInput,
  tldInput,
} from './inputs.js';
import { seedDomain, seedOrder } from './seed-state.js';
import {
  changeView,
  clockView,
  domainView,
  eventView,
  faultView,
  journalView,
  ledgerView,
  orderView,
  transferView,
} from './views.js';

export interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface AdminContext {
  readonly world: World;
  readonly faults: FaultTable;
  readonly reset: () => void;
}

export interface AdminRequest {
  readonly method: string;
  /** Path segments, decoded: `/faults/a/release` is `['faults', 'a', 'release']`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const ok = (body: unknown): AdminAnswer => ({ status: 200, body });
const problem = (status: number, error: string): AdminAnswer => ({ status, body: { error } });

export function answerAdmin(context: AdminContext, request: AdminRequest): AdminAnswer {
  const [resource, id, act] = request.path;
  const key = `${request.method} ${[resource ?? '', ...(id === undefined ? [] : ['*']), ...(act === undefined ? [] : [act])].join('/')}`;
  const { world, faults } = context;
  switch (key) {
    case 'GET health':
      return ok({ ok: true, profile: world.profile, now: clockView(world).now });
    case 'GET ledger':
      return ok(ledgerView(world, domainOf(request)));
    case 'GET journal':
      return ok({ entries: filtered(world.journal.list(), domainOf(request)).map(journalView) });
    case 'GET orders':
      return ok({ orders: filtered([...world.orders.values()], domainOf(request)).map(orderView) });
    case 'GET domains':
      return ok({
        domains: [...world.domains.values()]
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))
          .map((domain) => domainView(world, domain)),
      });
    case 'GET transfers':
      return ok({ transfers: filtered([...world.transfers.values()], domainOf(request)).map(transferView) });
    case 'GET changes':
      return ok({ changes: filtered([...world.changes.values()], domainOf(request)).map(changeView) });
    case 'POST changes/*/complete':
      return finishQueued(world, id ?? '', 'completed');
    case 'POST changes/*/decline':
      return finishQueued(world, id ?? '', 'declined');
    case 'GET events':
      return ok({ events: world.events.map(eventView) });
    case 'GET clock':
      return ok(clockView(world));
    case 'POST clock':
      return moveClock(context, request.body);
    case 'POST funds':
      return withInput(fundsInput, request.body, (input) =>
        withAccount(world, input.account, (account) => {
          recordDeposit(world.ledger, account, Math.round(input.amount * 100), world.clock.now());
          return ok(ledgerView(world, undefined).accounts);
        }),
      );
    case 'GET faults':
      return ok({ faults: faults.list().map(faultView) });
    case 'POST faults':
      return withInput(faultSchema, request.body, (input) => ok(faultView(faults.add(input))));
    case 'DELETE faults':
      faults.clear();
      return ok({ faults: [] });
    case 'DELETE faults/*':
      return faults.remove(id ?? '') ? ok({ removed: id }) : problem(404, `There is no fault ${id ?? ''}.`);
    case 'POST faults/*/release': {
      const released = faults.release(id ?? '');
      return released === undefined ? problem(404, `There is no fault ${id ?? ''}.`) : ok({ released });
    }
    case 'POST domains':
      return withInput(domainInput, request.body, (input) =>
        withAccount(world, input.account, (account) => {
          const seeded = seedDomain(world, account, input);
          return seeded.kind === 'ok'
            ? ok(domainView(world, seeded.value))
            : problem(seeded.kind === 'exists' ? 409 : 400, seeded.why);
        }),
      );
    case 'POST domains/*/verify':
      return verify(world, id ?? '');
    case 'POST domains/*/leave':
      return withInput(leaveInput, request.body, (input) => leave(world, id ?? '', input?.registrar));
    case 'POST transfers/*/approve':
      return withInput(approveInput, request.body, (input) =>
        onTransfer(world, id ?? '', (transfer, at) => approveByOwner(world, transfer, at, input?.authCode)),
      );
    case 'POST transfers/*/decline':
      return onTransfer(world, id ?? '', (transfer, at) => declineByOwner(world, transfer, at));
    case 'POST transfers/*/accept':
      return onTransfer(world, id ?? '', (transfer, at) => acceptByRegistrar(world, transfer, at));
    case 'POST transfers/*/refuse':
      return withInput(refuseInput, request.body, (input) =>
        onTransfer(world, id ?? '', (transfer, at) =>
          refuseByRegistrar(world, transfer, at, {
            reason: input?.reason ?? 'no reason given',
            noticedAfterMs: (input?.noticedAfterDays ?? 0) * DAY_MS,
          }),
        ),
      );
    case 'POST transfers/*/complete':
      return onTransfer(world, id ?? '', (transfer, at) => completeByRegistry(world, transfer, at));
    case 'POST orders':
      return withInput(orderInput, request.body, (input) =>
        withAccount(world, input.account, (account) => {
          const seeded = seedOrder(world, account, input);
          return seeded.kind === 'ok' ? ok(orderView(seeded.value)) : problem(400, seeded.why);
        }),
      );
    case 'POST orders/*/complete':
      return finish(world, id ?? '', 'completed', undefined);
    case 'POST orders/*/decline':
      return withInput(declineInput, request.body, (input) => finish(world, id ?? '', 'declined', input?.reason));
    case 'POST templates':
      return withInput(templateInput, request.body, (input) =>
        withAccount(world, input.account, (account) => {
          account.dnsTemplates.add(input.name);
          return ok({ dnsTemplates: [...account.dnsTemplates] });
        }),
      );
    case 'POST premiums':
      return withInput(premiumInput, request.body, (input) => {
        const name = parseDomain(input.domain) ?? input.domain;
        world.premiumNames.set(name, {
          priceCents: Math.round(input.price * 100),
          group: input.group,
          isEnabled: input.isEnabled,
        });
        return ok({ domain: name });
      });
    case 'POST tlds':
      return withInput(tldInput, request.body, (input) => setTld(world, input));
    case 'POST nameservers':
      return withInput(nameserverInput, request.body, (input) => {
        const name = input.name.toLowerCase();
        if (input.known) world.missingHosts.delete(name);
        else world.missingHosts.add(name);
        return ok({ name, known: input.known });
      });
    case 'POST reset':
      context.reset();
      return ok({ ok: true });
    default:
      return problem(
        404,
        `${request.method} /${request.path.join('/')} is not part of the admin API; docs/reference/simulator.md lists it.`,
      );
  }
}

function domainOf(request: AdminRequest): string | undefined {
  return request.query.get('domain')?.toLowerCase() ?? undefined;
}

function filtered<T extends { readonly domain: string | undefined }>(
  rows: readonly T[],
  domain: string | undefined,
): readonly T[] {
  return domain === undefined ? rows : rows.filter((row) => row.domain === domain);
}

function withInput<S extends z.ZodType>(
  schema: S,
  body: unknown,
  act: (input: z.output<S>) => AdminAnswer,
): AdminAnswer {
  const parsed = schema.safeParse(body);
  return parsed.success ? act(parsed.data) : problem(400, z.prettifyError(parsed.error));
}

/** The named account, or the only one there is. */
function withAccount(world: World, username: string | undefined, act: (account: Account) => AdminAnswer): AdminAnswer {
  const account = username === undefined ? [...world.accounts.values()][0] : world.accounts.get(username);
  return account === undefined ? problem(404, `There is no account ${username ?? ''}.`) : act(account);
}

function moveClock(context: AdminContext, body: unknown): AdminAnswer {
  return withInput(clockInput, body, (input) => {
    const { clock } = context.world;
    const isMoved = 'now' in input ? clock.moveTo(Date.parse(input.now)) : clock.advance(input.advanceSeconds * 1000);
    return isMoved
      ? ok(clockView(context.world))
      : problem(409, `The clock only moves forward; it stands at ${clockView(context.world).now}.`);
  });
}

function finish(world: World, id: string, outcome: 'completed' | 'declined', reason: string | undefined): AdminAnswer {
  const order = world.orders.get(Number(id));
  if (order === undefined) return problem(404, `There is no order ${id}.`);
  if (order.type === 'transfer')
    return problem(409, `Order ${id} is a transfer of ${order.domain}; act on it at /transfers/${order.domain}.`);
  if (!finishOrder(world, order, outcome, world.clock.now())) {
    return problem(409, `Order ${id} is ${order.status}; only a waiting order has an answer of the registry to come.`);
  }
  if (reason !== undefined) order.notes.push({ at: world.clock.now(), text: reason });
  return ok(orderView(order));
}

/** Acts as the registrant who clicks the link in the verification mail. */
function verify(world: World, name: string): AdminAnswer {
  const domain = world.domains.get(name.toLowerCase());
  if (domain === undefined) return problem(404, `There is no domain ${name}.`);
  verifyRegistrant(world, domain, world.clock.now());
  return ok(domainView(world, domain));
}

/** A transfer by its id, or the latest one of a name. */
function onTransfer(
  world: World,
  id: string,
  act: (transfer: Transfer, at: number) => string | undefined,
): AdminAnswer {
  const transfer = /^\d+$/.test(id)
    ? world.transfers.get(Number(id))
    : [...world.transfers.values()].findLast((candidate) => candidate.domain === id.toLowerCase());
  if (transfer === undefined) return problem(404, `There is no transfer ${id}.`);
  const refused = act(transfer, world.clock.now());
  return refused === undefined ? ok(transferView(transfer)) : problem(409, refused);
}

/** Acts as a gaining registrar that has the auth code. */
function leave(world: World, name: string, registrar: string | undefined): AdminAnswer {
  const domain = world.domains.get(name.toLowerCase());
  if (domain === undefined) return problem(404, `There is no domain ${name}.`);
  const departure = startDeparture(world, domain, registrar ?? DEFAULT_GAINING_REGISTRAR, world.clock.now());
  return departure.kind === 'started' ? ok(transferView(departure.transfer)) : problem(409, departure.why);
}

function setTld(world: World, input: z.output<typeof tldInput>): AdminAnswer {
  const tld = input.tld.toLowerCase().replace(/^\./, '');
  if (!TLDS.has(tld)) return problem(404, `The simulator does not serve the TLD ${tld}.`);
  if (input.asynchronous) world.asynchronousTlds.set(tld, input.afterSeconds ?? ASYNCHRONOUS_SECONDS);
  else world.asynchronousTlds.delete(tld);
  return ok({ tld, asynchronous: input.asynchronous, afterSeconds: world.asynchronousTlds.get(tld) ?? null });
}

/** Acts as the asynchronous registry on a waiting change. */
function finishQueued(world: World, id: string, outcome: 'completed' | 'declined'): AdminAnswer {
  const change = world.changes.get(Number(id));
  if (change === undefined) return problem(404, `There is no queued change ${id}.`);
  return finishChange(change, outcome, world.clock.now())
    ? ok(changeView(change))
    : problem(409, `Change ${id} is ${change.status}; only a waiting change has an answer of the registry to come.`);
}
