// Who may import whom. A new arrow is a change to this table, seen in review. `import type` is free.

export interface FolderRule {
  /** Folders of src, or single files of them, besides the folder itself. */
  readonly ours: readonly string[];
  /** Packages and `node:` modules; `node:*` stands for all of them. */
  readonly packages: readonly string[];
  /** What to do instead, for the message of a failing test. */
  readonly instead: string;
  /** Files (by how their path begins) that may import more, each for a reason. */
  readonly exceptions?: Readonly<Record<string, readonly string[]>>;
}

export const importTable: Readonly<Record<string, FolderRule>> = {
  domain: {
    ours: [],
    packages: [],
    instead:
      'src/domain decides on values that it is given: read the clock, the file or the wire outside and hand the value in',
  },
  contract: {
    ours: ['domain'],
    packages: ['@temporalio/common'],
    instead: 'src/contract holds strings that processes share; code that does something belongs to one of them',
  },
  schemas: {
    ours: ['domain'],
    packages: ['zod', 'yaml'],
    instead: 'src/schemas reads shapes at the edges; what is valid is decided by the parse functions of src/domain',
  },
  payload: {
    ours: ['contract'],
    packages: ['@temporalio/common', '@temporalio/proto', 'node:*'],
    instead: 'src/payload is shared by client and worker; it knows bytes and keys, and nothing of operations',
  },
  workflows: {
    ours: ['domain', 'contract'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    instead: 'workflow code is replayed: let an activity do it, and take only `import type` from src/activities',
  },
  xcp: {
    ours: ['domain'],
    packages: ['node:*', 'fast-xml-parser'],
    instead: 'src/xcp is published alone: it knows the protocol and nothing of Temporal or of our workflows',
  },
  activities: {
    ours: ['domain', 'contract', 'xcp', 'client', 'workflows/messages.ts', 'workflows/catalog-messages.ts'],
    packages: ['@temporalio/activity', '@temporalio/common', '@temporalio/client', 'node:*'],
    instead: 'an activity does one thing at the registrar; of src/workflows it knows the messages alone',
  },
  client: {
    ours: [
      'domain',
      'contract',
      'schemas',
      'payload',
      'workflows/messages.ts',
      'workflows/catalog-messages.ts',
      'config.ts',
    ],
    packages: ['@temporalio/client', '@temporalio/common', '@temporalio/envconfig', 'node:*'],
    instead: 'src/client talks to Temporal; the registrar is reached only through a workflow',
  },
  'temporal-server': {
    ours: ['contract'],
    packages: ['@temporalio/client', '@temporalio/common', 'node:*'],
    instead: 'src/temporal-server starts a server and knows nothing of what runs on it',
  },
  simulator: {
    ours: [],
    packages: ['saxes', 'zod', 'node:*'],
    instead: 'the simulator has its own reader, writer and decisions: it must be able to contradict src/xcp',
    // The process, not the simulator: its flags are settings like all others.
    exceptions: { 'src/simulator/main.ts': ['config.ts'] },
  },
  worker: {
    ours: [
      'domain',
      'contract',
      'xcp',
      'activities',
      'payload',
      'schemas',
      'workflows/messages.ts',
      'workflows/catalog-messages.ts',
      'config.ts',
    ],
    packages: [
      '@temporalio/worker',
      '@temporalio/activity',
      '@temporalio/client',
      '@temporalio/common',
      '@temporalio/envconfig',
      'pino',
      'node:*',
    ],
    instead:
      'the worker starts workflows and activities; whoever wants both it and something else is a command of src/cli',
  },
  cli: {
    ours: ['client', 'domain', 'contract', 'schemas', 'config.ts'],
    packages: ['commander', 'yaml', '@temporalio/envconfig', 'node:*'],
    instead: 'a command asks src/client; processes are started in src/cli/machine or by importing their main',
    exceptions: {
      // The commands that are processes, each loaded only when it is asked for.
      'src/cli/commands/worker.ts': ['worker/main.ts'],
      'src/cli/commands/simulator.ts': ['simulator/main.ts'],
      'src/cli/commands/setup.ts': ['temporal-server', '@temporalio/client'],
      // Everything on one machine: `tenure demo` and `tenure dev` start every part in one process.
      'src/cli/machine/': [
        'simulator/start.ts',
        'simulator/admin-client.ts',
        'temporal-server',
        'worker',
        'payload',
        '@temporalio/client',
        '@temporalio/worker',
        'pino', // the lines of the worker inside go to a file
      ],
      // Commands that look at a running simulator and act on it.
      'src/cli/simulator/': ['simulator/admin-client.ts'],
      // The demonstration plays the registrar's side too, and a person who orders in the registrar's panel.
      'src/cli/demo/': ['simulator/admin-client.ts', 'xcp'],
    },
  },
};

/** Lists of exports that are the front door of something; every other file is imported from where the thing lives. */
export const frontDoors: ReadonlySet<string> = new Set([
  'src/client/index.ts',
  'src/workflows/index.ts',
  'src/xcp/index.ts',
]);

/** Whether a file may import a target, by the table. */
export function isAllowed(file: string, target: string, isOurs: boolean): boolean {
  const folder = file.split('/')[1] ?? '';
  const rule = importTable[folder];
  if (rule === undefined) return false;
  const extra = Object.entries(rule.exceptions ?? {}).flatMap(([prefix, more]) =>
    file.startsWith(prefix) ? more : [],
  );
  if (!isOurs) {
    const packages = [...rule.packages, ...extra];
    if (target.startsWith('node:') && packages.includes('node:*')) return true;
    return packages.some((name) => target === name || target.startsWith(`${name}/`));
  }
  const inside = target.replace(/^src\//, '');
  return [folder, ...rule.ours, ...extra].some((name) => inside === name || inside.startsWith(`${name}/`));
}
