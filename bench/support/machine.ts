// What the figures were taken on: without it no figure can be compared.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

export interface Machine {
  /** One line: processor, cores, memory, system. */
  readonly hardware: string;
  readonly node: string;
  /** Load of the last minute when the measurement began: above the number of cores, somebody else was at work. */
  readonly loadBefore: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** `packages` are those whose version matters to the figure. */
export function describeMachine(packages: readonly string[], versions: Readonly<Record<string, string>> = {}): Machine {
  const processors = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return {
    hardware: `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${gib} GiB, ${platform()} ${arch()}`,
    node: process.version,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    versions: { ...Object.fromEntries(packages.map((name) => [name, installedVersion(name)])), ...versions },
  };
}

function installedVersion(name: string): string {
  const require = createRequire(import.meta.url);
  // Not by `require('…/package.json')`: some packages do not export it.
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const manifest = JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')) as {
        readonly version: string;
      };
      return manifest.version;
    } catch {
      continue; // the next folder up
    }
  }
  return 'not installed';
}
