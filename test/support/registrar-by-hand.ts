// A person at the registrar: what an operator does in the control panel, here by calls of their own to the simulator.
import type { OperationType } from '../../src/domain/operation.js';
import type { DomainView } from '../../src/simulator/admin-client.js';
import { createXcpClient } from '../../src/xcp/client.js';
import type { XcpCommand } from '../../src/xcp/command.js';
import { type RegisterOrder, registerCommand } from '../../src/xcp/commands/register.js';
import type { XcpReply } from '../../src/xcp/reply.js';
import { registrant } from './registration-order.js';
import type { TenureEnvironment } from './tenure-environment.js';

export interface RegistrarByHand {
  /** Throws when the registrar says anything but yes. */
  readonly ask: (command: XcpCommand) => Promise<XcpReply>;
  /** As `ask`; the order id where the answer has one. */
  readonly send: (command: XcpCommand) => Promise<string | undefined>;
  /** The name as the control panel shows it. */
  readonly shown: (domain: string) => Promise<DomainView>;
  readonly close: () => void;
}

export function registrarByHand({ simulator }: TenureEnvironment): RegistrarByHand {
  const { username = '', key = '' } = simulator.accounts[0] ?? {};
  const client = createXcpClient({ url: simulator.url, username, key });
  const ask = async (command: XcpCommand): Promise<XcpReply> => {
    const outcome = await client.call(command);
    if (outcome.kind !== 'answered' || !outcome.reply.isSuccess)
      throw new Error(`${command.action} by hand was not carried out: ${JSON.stringify(outcome)}`);
    return outcome.reply;
  };
  return {
    ask,
    send: async (command) => {
      const { attributes } = await ask(command);
      const id = attributes['order_id'] ?? attributes['id'];
      return typeof id === 'string' ? id : undefined;
    },
    shown: async (domain) => {
      const found = (await simulator.admin.domains()).find(({ name }) => name === domain);
      if (found === undefined) throw new Error(`the simulator does not know ${domain}`);
      return found;
    },
    close: () => client.close(),
  };
}

/** An order as the control panel makes it: no marker of ours in it. */
export function orderByHand(
  type: Extract<OperationType, 'registerDomain' | 'transferDomain'>,
  domain: string,
  changes: Partial<RegisterOrder> = {},
): XcpCommand {
  return registerCommand({
    domain,
    registrationType: type === 'registerDomain' ? 'new' : 'transfer',
    ...(type === 'registerDomain' ? { periodYears: 1 } : {}),
    handle: 'process',
    profile: { username: 'byhand', password: 'Sample-pass-99' },
    contacts: { registrant, admin: registrant, billing: registrant },
    usesOwnTechContact: false,
    ...changes,
  });
}
