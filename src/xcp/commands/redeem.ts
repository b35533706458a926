/** REDEEM (opensrs-xcp 3.18): restores a name in redemption. **Costs money**; not safe to repeat: look whether the name is back. */
import { orderCommand, type XcpCommand } from '../command.js';

/** Restores a name; only some TLDs, and never in the test environment. The answer names no order. */
export function redeemCommand(domain: string): XcpCommand {
  return orderCommand('REDEEM', { domain });
}
