// tenure renew: add years to a name.
import type { Command } from 'commander';
import { type OperationFlags, operationCommand, runOperation, withWatchFlags } from '../operation-command.js';
import { numberFrom, orderDocument } from '../order-document.js';
import type { Finish } from '../program.js';
import type { Terminal } from '../terminal.js';

interface Flags extends OperationFlags {
  readonly period?: string;
  readonly expiryYear?: string;
  readonly maxPrice?: string;
  readonly premiumPrice?: string;
  readonly autoRenew?: boolean;
}

export function addRenew(program: Command, terminal: Terminal, finish: Finish): void {
  const command = operationCommand(program, 'renew')
    .summary('add years to a name')
    .description(
      'Renews a name and shows what happens until the registrar confirms the new date. It costs the price of the period, which is ' +
        'never refunded. The same --request-id never buys a second term; --expiry-year guards against it across different ids.',
    )
    .option('--period <years>', 'years to add, 1 to 10 (default: 1)')
    .option(
      '--expiry-year <yyyy>',
      'the year in which the name expires, as you know it: if it has moved, nothing is bought',
    )
    .option('--max-price <nnn.nn>', 'buy nothing above this price')
    .option('--premium-price <nnn.nn>', 'the price to be verified, for premium names; with --max-price')
    .option('--auto-renew', 'let the registrar renew it by itself from now on');
  withWatchFlags(command).action(async (domain: string | undefined, flags: Flags) => {
    const order = await orderDocument(flags, {
      domain,
      periodYears: numberFrom(flags.period),
      expiryYear: numberFrom(flags.expiryYear),
      maxPrice: flags.maxPrice,
      premiumPrice: flags.premiumPrice,
      autoRenew: flags.autoRenew,
    });
    finish(await runOperation('renewDomain', order, flags, terminal));
  });
}
