// Reads what `temporal --version` prints and says whether that server will do.
import { minimumServerVersion } from './server-release.js';

/** Versions as printed, for instance `1.9.1`, `1.32.0`, `2.54.1`. */
export interface TemporalVersion {
  readonly cliVersion: string;
  readonly serverVersion: string;
  readonly uiVersion: string;
}

const printed = /^temporal version (\S+) \(Server ([^\s,]+), UI ([^\s)]+)\)/m;

/** The versions in a line such as `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`; `undefined` for any other text. */
export function parseTemporalVersion(output: string): TemporalVersion | undefined {
  const [, cliVersion, serverVersion, uiVersion] = printed.exec(output) ?? [];
  if (cliVersion === undefined || serverVersion === undefined || uiVersion === undefined) return undefined;
  return { cliVersion, serverVersion, uiVersion };
}

/** True from server 1.32 on; a version that is not two leading numbers is not sufficient. */
export function isSufficient(version: TemporalVersion): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version.serverVersion) ?? [];
  if (major === undefined || minor === undefined) return false;
  const { major: leastMajor, minor: leastMinor } = minimumServerVersion;
  return Number(major) > leastMajor || (Number(major) === leastMajor && Number(minor) >= leastMinor);
}

/** `1.32` of `1.32.0`: names the database file, because a newer server does not migrate an older one's file. */
export function serverMinor(serverVersion: string): string {
  return serverVersion.split('.').slice(0, 2).join('.');
}
