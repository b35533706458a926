import type { KeyQuestion, KeyReading } from '../domain/operations/key-question.js';
import { domainAuthCodeFrom, getDomainCommand } from '../xcp/commands/get-domain.js';
import { ask } from './ask-registrar.js';
import type { RegistrarDirectory } from './registrar-directory.js';
import { registrarText } from './registrar-text.js';
import { sealTransferKey } from './seal-transfer-key.js';

/** The transfer key of a name, which leaves this function only sealed. Throws like `ask`. */
export const makeReadSealedKey =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: KeyQuestion): Promise<KeyReading> => {
    const { client } = directory(question);
    const { domain, sealTo } = question;
    const answer = await ask(client, getDomainCommand(domain, 'domain_auth_info'), domainAuthCodeFrom, signal());
    if (answer.kind === 'refused') return { kind: 'refused', code: answer.code, text: registrarText(answer.text) };
    if (answer.value === undefined) return { kind: 'none' };
    const sealed = sealTransferKey(answer.value, sealTo, domain);
    return sealed === undefined ? { kind: 'unusable' } : { kind: 'sealed', sealed };
  };
