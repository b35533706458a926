import type { VerificationQuestion, VerificationReading } from '../domain/registrant-verification.js';
import {
  getRegistrantVerificationCommand,
  getRegistrantVerificationReplyFrom,
} from '../xcp/commands/registrant-verification.js';
import { ask } from './ask-registrar.js';
import type { RegistrarDirectory } from './registrar-directory.js';

/** How far the verification of the registrant is; a TLD without one is `unknown`. Throws like `ask`. */
export const makeReadVerification =
  (directory: RegistrarDirectory, signal: () => AbortSignal) =>
  async (question: VerificationQuestion): Promise<VerificationReading> => {
    const { client } = directory(question);
    const command = getRegistrantVerificationCommand(question.domain);
    const answer = await ask(client, command, getRegistrantVerificationReplyFrom, signal());
    if (answer.kind === 'refused') return { status: 'unknown' };
    const { status, deadline, hasMailBounced } = answer.value;
    return {
      status,
      ...(deadline === undefined ? {} : { deadline }),
      ...(hasMailBounced === undefined ? {} : { hasMailBounced }),
    };
  };
