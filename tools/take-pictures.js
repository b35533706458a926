// Takes the pictures of docs/operate/temporal-ui.md: starts everything on this machine, brings a few registrations about,
// and photographs the Temporal Web UI with Chromium. `npm run build && node tools/take-pictures.js`
// Needs Chromium: on PATH as `chromium`, or wherever CHROMIUM says. Writes docs/pictures/*.png, replacing what is there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openChromium } from './chromium.js';
import { startMachine } from '../dist/cli/machine/machine.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pictures = join(root, 'docs', 'pictures');
const workFolder = mkdtempSync(join(tmpdir(), 'tenure-pictures-'));

const person = {
  firstName: 'Owen',
  lastName: 'Ottway',
  organisation: 'Example Inc.',
  address1: '32 Oak Street',
  city: 'SomeCity',
  state: 'CA',
  postalCode: '90210',
  country: 'US',
  phone: '+1.4165550123',
  email: 'owen@example.com',
};

const machine = await startMachine({
  stateDir: workFolder,
  binaryDir: join(root, '.tenure'),
  storage: { kind: 'memory' },
  ports: { grpc: 0, ui: 0, http: 0, metrics: 0, codec: 0, simulator: 0, simulatorAdmin: 0 },
  account: 'demo',
  namespace: 'tenure',
  paceFactor: 0.01,
  report: (sentence) => console.log(sentence),
  env: process.env,
});
const browser = openChromium(process.env['CHROMIUM'] ?? 'chromium', join(workFolder, 'chromium'));
try {
  mkdirSync(pictures, { recursive: true });
  const { parked, done } = await bringAbout();
  const page = (operation, tab) =>
    `/namespaces/tenure/workflows/${encodeURIComponent(operation.id)}/${operation.runId}/${tab}`;
  const inbox = "TenureState = 'action_required' AND ExecutionStatus = 'Running'";
  await take('list', '/namespaces/tenure/workflows', [1500, 620], [parked.id, done.id]);
  await take('inbox', `/namespaces/tenure/workflows?query=${encodeURIComponent(inbox)}`, [1500, 480], [parked.id]);
  await take('operation', page(done, 'timeline'), [1500, 1000], ['"outcome": "registered"', '"acceptedAt"']);
  await take('current-details', page(parked, 'user-metadata'), [1500, 1000], ['A person has to act']);
  await take('search-attributes', page(parked, 'search-attributes'), [1500, 700], ['TenureWaitingFor']);
} finally {
  await browser.close();
  await machine.stop();
  rmSync(workFolder, { recursive: true, force: true });
}

/** One registration of each kind that an operator meets. */
async function bringAbout() {
  const { admin } = machine.simulator;
  const onRegister = (domain, action) => admin.addFault({ on: { command: 'SW_REGISTER', domain }, action });
  await onRegister('parked-for-its-name-servers.com', { kind: 'park', reason: 'nameserver' });
  await onRegister('at-the-registry.net', { kind: 'asynchronous', outcome: 'never' });
  await admin.seedDomain({ domain: 'taken-already.org', taken: true });
  const done = await register('registered-at-once.com');
  const taken = await register('taken-already.org');
  const parked = await register('parked-for-its-name-servers.com');
  const waiting = await register('at-the-registry.net');
  await Promise.all([done.result(), taken.result()]);
  await reaches(parked, 'action_required');
  for (let status = await waiting.state(); status.waitingFor.kind !== 'registry'; status = await waiting.state()) {
    await delay(200);
  }
  await delay(2_000); // the list lags behind
  return { done: await withRun(done), parked: await withRun(parked) };
}

function register(domain) {
  return machine.tenure.register({
    domain,
    requestId: 'picture',
    reference: 'order-4711',
    kind: 'new',
    handling: 'process',
    periodYears: 1,
    contacts: { registrant: person, admin: person, billing: person },
    registrarLock: true,
    whoisPrivacy: true,
  });
}

async function reaches(operation, state) {
  for await (const status of operation.progress()) if (status.state === state) return;
  throw new Error(`${operation.id} ended without having been ${state}.`);
}

/** The Web UI's addresses name the run. */
async function withRun(operation) {
  const path = `/api/v1/namespaces/tenure/workflows/${encodeURIComponent(operation.id)}`;
  const description = await (await fetch(`${machine.uiUrl}${path}`)).json();
  return { id: operation.id, runId: description.workflowExecutionInfo.execution.runId };
}

/** The text says when the page is ready, and that what is sealed was opened. */
async function take(name, path, [width, height], texts) {
  const file = join(pictures, `${name}.png`);
  writeFileSync(file, await browser.picture(`${machine.uiUrl}${path}`, { width, height, texts }));
  console.log(`Picture: ${file}`);
}
