// @ts-check
// Registers a name and tells what happens. Run it beside `tenure dev`:  node examples/register-a-name.js example.com order-1
import { Tenure, TenureError } from 'tenure';

const [domain = 'example.com', requestId = `example-${Date.now()}`] = process.argv.slice(2);
const tenure = await Tenure.connect(); // TEMPORAL_ADDRESS, TENURE_ACCOUNT and TENURE_KEYS_FILE, or the defaults of `tenure dev`
try {
  const owen = {
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
  const contacts = { registrant: owen, admin: owen, billing: owen };
  // The same requestId asked twice is one order: repeat it whenever an answer got lost.
  const operation = await tenure.register({ requestId, domain, periodYears: 1, contacts, registrarLock: true });
  for await (const { state, waitingFor } of operation.progress()) console.log(`${state}: ${waitingFor.next}`);
  const result = await operation.result();
  if (result.outcome === 'registered') console.log(`${domain} is ours until ${result.expiresAt}`);
  else console.log(`${domain} was not registered:`, result);
} catch (error) {
  if (!(error instanceof TenureError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await tenure.close();
}
