// tenure demo: start everything in a throw-away place, tell the story, check it, clean up.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingValue } from '../../config.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { addressLines } from '../machine/addresses.js';
import { type MachineFlags, portsFrom } from '../machine/machine-flags.js';
import { type Machine, startMachine } from '../machine/machine.js';
import { serverTarget } from '../machine/own-or-given.js';
import { stayUp } from '../machine/stay-up.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { tellWholeStory } from './all/whole-story.js';
import { Story } from './story.js';

/** An hour becomes 36 s: the registry is asked every 3 s instead of every 5 min. */
const PACE_FACTOR = 0.01;

export type DemoFlags = MachineFlags & { readonly once?: boolean; readonly story?: string };

/** What was claimed and seen, and what was claimed and not seen. */
interface Claims {
  readonly met: number;
  readonly unmet: readonly string[];
}

export async function runDemo(flags: DemoFlags, terminal: Terminal): Promise<ExitCode> {
  const isWhole = storyFrom(flags.story) === 'all';
  const target = serverTarget(flags, terminal.env, 'tenure-demo');
  if (isWhole && target.address !== undefined)
    throw new UsageError(
      'Years pass in --story all, on a server that is started for it: leave out --address, and unset TEMPORAL_ADDRESS.',
    );
  const stateDir = await mkdtemp(join(tmpdir(), 'tenure-demo-'));
  const temporalBin = settingValue('temporalBin', flags.temporalBin, terminal.env);
  try {
    const machine = await startMachine({
      ...target,
      stateDir,
      binaryDir: settingValue('stateDir', undefined, terminal.env) ?? '.tenure',
      storage: { kind: 'memory' },
      ports: await portsFrom(flags, 'any'),
      // At a server that outlives us, the request ids of an earlier demonstration are remembered.
      account: target.address === undefined ? 'demo' : `demo-${randomBytes(3).toString('hex')}`,
      paceFactor: PACE_FACTOR,
      // Chapters side by side ask for more in a second than a reseller does.
      ...(isWhole ? { canPassTime: true, simulatorLimits: 'lifted' } : {}),
      report: (sentence) => terminal.out(sentence),
      env: terminal.env,
      ...(temporalBin === undefined ? {} : { temporalBin }),
    });
    try {
      return await tell(machine, { isWhole, isOnce: flags.once === true }, terminal);
    } finally {
      terminal.out('Stopping.');
      await machine.stop();
    }
  } finally {
    await rm(stateDir, { recursive: true, force: true });
  }
}

function storyFrom(given: string | undefined): 'seed' | 'all' {
  if (given === undefined || given === 'seed' || given === 'all') return given ?? 'seed';
  throw new UsageError('--story must be seed, the three orders of the API guide, or all.');
}

interface Telling {
  readonly isWhole: boolean;
  readonly isOnce: boolean;
}

async function tell(machine: Machine, { isWhole, isOnce }: Telling, terminal: Terminal): Promise<ExitCode> {
  terminal.out('Nothing here talks to the real registrar.');
  const claims = isWhole ? await tellWholeStory(machine, terminal) : await tellSeedStory(machine, terminal);
  if (claims === undefined) {
    terminal.out('\nStopped before the end of the story.');
    return exitCodes.failed;
  }
  const { met, unmet } = claims;
  if (unmet.length === 0) terminal.out(`\nAll ${met} expectations of the story are met.\n`);
  else
    terminal.out(
      `\n${unmet.length} of ${met + unmet.length} expectations are NOT met:\n${unmet.map((line) => `  - ${line}`).join('\n')}\n`,
    );
  if (isWhole) terminal.out(`It took ${Math.round(performance.now() / 1_000)} s, the start of all parts included.\n`);
  addressLines(machine).forEach((line) => terminal.out(line));
  if (!isOnce) {
    terminal.out('\nRunning until Ctrl-C; then all of it is gone.');
    if (!(await stayUp(machine, terminal))) terminal.note('The Temporal server ended by itself.');
  }
  return unmet.length === 0 ? exitCodes.done : exitCodes.failed;
}

/** Undefined when the user stopped it. */
async function tellSeedStory(machine: Machine, terminal: Terminal): Promise<Claims | undefined> {
  const story = new Story(machine.tenure, machine.simulator.admin, terminal);
  return (await story.tell()) ? story.expectations : undefined;
}
