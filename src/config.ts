// Every setting of ours, once: name, meaning, default, unit, secret or not. Read at the edges only (`connect` of the client,
// the commands, the worker); everything else is handed values. TEMPORAL_* belongs to the SDK's own configuration.

export interface Setting {
  readonly variable: string;
  /** The flag of the command line that wins over the variable, where there is one. */
  readonly flag?: string;
  readonly type: 'text' | 'path' | 'integer';
  /** As it would be written in the environment. Without one, the setting is absent unless given. */
  readonly default?: string;
  readonly unit?: string;
  /** A secret is never printed, and never an argument of a command. */
  readonly isSecret: boolean;
  readonly meaning: string;
}

export const settings = {
  account: {
    variable: 'TENURE_ACCOUNT',
    flag: '--account',
    type: 'text',
    default: 'main',
    isSecret: false,
    meaning: 'The account (tenant) that requests are made for.',
  },
  keysFile: {
    variable: 'TENURE_KEYS_FILE',
    flag: '--keys',
    type: 'path',
    default: '.tenure/keys.json',
    isSecret: false,
    meaning:
      'Key ring that encrypts what Temporal stores. Worker and clients need the same; the file itself is secret.',
  },
  profileKeysFile: {
    variable: 'TENURE_PROFILE_KEYS_FILE',
    flag: '--profile-keys',
    type: 'path',
    default: '.tenure/profile-keys.json',
    isSecret: false,
    meaning:
      'Key ring from which passwords of registrant profiles are derived. Read by the worker; old keys must stay. The file itself is secret.',
  },
  settingsFile: {
    variable: 'TENURE_SETTINGS_FILE',
    flag: '--settings',
    type: 'path',
    default: '.tenure/settings.yaml',
    isSecret: false,
    meaning:
      'YAML file with the pace, and the records of accounts that are not kept in the catalog. Read by the worker.',
  },
  stateDir: {
    variable: 'TENURE_STATE_DIR',
    flag: '--state-dir',
    type: 'path',
    default: '.tenure',
    isSecret: false,
    meaning: 'Folder in which `tenure dev` keeps the database of its Temporal server, its keys and its settings.',
  },
  auditDir: {
    variable: 'TENURE_AUDIT_DIR',
    flag: '--audit-dir',
    type: 'path',
    default: '.tenure/audit',
    isSecret: false,
    meaning: 'Folder for history that workflows no longer hold, as JSON Lines. Written by the worker.',
  },
  temporalBin: {
    variable: 'TENURE_TEMPORAL_BIN',
    flag: '--temporal-bin',
    type: 'path',
    isSecret: false,
    meaning: 'Temporal CLI (server 1.32 or newer) for `demo`, `dev` and tests. If given, nothing else is tried.',
  },
  cacheDir: {
    variable: 'TENURE_CACHE_DIR',
    type: 'path',
    isSecret: false,
    meaning:
      'Folder for the Temporal CLI that Tenure installs itself. Without it: the cache folder of the user, else the state folder.',
  },
  simulatorKey: {
    variable: 'TENURE_SIMULATOR_KEY',
    type: 'text',
    isSecret: true,
    meaning: 'Key of the account at the simulator, for `tenure simulator`.',
  },
  simulatorAdmin: {
    variable: 'TENURE_SIMULATOR_ADMIN',
    flag: '--admin',
    type: 'text',
    default: 'http://127.0.0.1:8236',
    isSecret: false,
    meaning:
      'Admin address of the simulator, for the commands below `tenure simulator`: `adminUrl` of its ready line. The default is that of `tenure dev`.',
  },
  registrantPassword: {
    variable: 'TENURE_REGISTRANT_PASSWORD',
    type: 'text',
    isSecret: true,
    meaning:
      'Password of the registrant profile, for `tenure register --username`. A file or standard input will do too.',
  },
  authCode: {
    variable: 'TENURE_AUTH_CODE',
    type: 'text',
    isSecret: true,
    meaning: 'Auth code of the name, for `tenure transfer`. A file or standard input will do too.',
  },
  operator: {
    variable: 'TENURE_OPERATOR',
    flag: '--by',
    type: 'text',
    default: 'cli',
    isSecret: false,
    meaning: 'Who acts, as shown in timelines: an opaque id, not a name.',
  },
  workerLogLevel: {
    variable: 'TENURE_LOG_LEVEL',
    flag: '--log-level',
    type: 'text',
    default: 'info',
    isSecret: false,
    meaning: 'Least severe log line that the worker writes: debug, info, warn or error.',
  },
  workerMetricsPort: {
    variable: 'TENURE_METRICS_PORT',
    flag: '--metrics-port',
    type: 'integer',
    unit: 'TCP port on loopback',
    isSecret: false,
    meaning: 'Where the worker answers Prometheus; without it, it does not.',
  },
  workerDeployment: {
    variable: 'TENURE_DEPLOYMENT_NAME',
    flag: '--deployment-name',
    type: 'text',
    isSecret: false,
    meaning:
      'Temporal worker deployment that the worker belongs to; needs a build id. Without it, workers are without versions.',
  },
  workerBuildId: {
    variable: 'TENURE_BUILD_ID',
    flag: '--build-id',
    type: 'text',
    isSecret: false,
    meaning:
      'Version of this worker within its deployment. It gets no workflows until that version is the current one.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;

/** Flag before environment before default; an empty text counts as not given. */
export function settingValue(name: SettingName, given: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const setting: Setting = settings[name];
  return nonEmpty(given) ?? nonEmpty(env[setting.variable]) ?? setting.default;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
