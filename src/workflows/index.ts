// Every workflow type that a worker serves. The names are public and are kept for years.
export { cancelDomain } from './cancel-domain.js';
export { catalog } from './catalog.js';
export { domain } from './domain.js';
export { registerDomain } from './register-domain.js';
export { registerLinkedDomains } from './register-linked-domains.js';
export { registrar } from './registrar.js';
export { renewDomain } from './renew-domain.js';
export { restoreDomain } from './restore-domain.js';
export { retrieveTransferKey } from './retrieve-transfer-key.js';
export { setRegistrarLock } from './set-registrar-lock.js';
export { setWhoisPrivacy } from './set-whois-privacy.js';
export { transferDomain } from './transfer-domain.js';
export { updateContacts } from './update-contacts.js';
export { updateNameservers } from './update-nameservers.js';
