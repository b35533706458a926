#!/usr/bin/env node
import { existsSync } from 'node:fs';

const entry = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(entry)) {
  console.error(
    'tenure is not built yet: dist/cli/main.js is missing. Run `npm install` (or `npm run build`) in this checkout first.',
  );
  process.exit(1);
}
const { main } = await import(entry.href);
await main(process.argv);
