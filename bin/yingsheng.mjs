#!/usr/bin/env node
// @ts-check
// Never moves: `npx yingsheng` finds the command line here right after `npm ci`, without a build step of its own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBundled } from '../tools/build.mjs';
import { ROOT } from '../tools/run.mjs';

if (!existsSync(join(ROOT, 'node_modules', 'vite'))) {
  console.error('还没有安装依赖。请先在项目目录运行 npm ci。');
  console.error('Dependencies are not installed. Run npm ci in the project folder first.');
  process.exit(2);
}
process.env.YINGSHENG_ROOT ??= ROOT;
try {
  await import(pathToFileURL(await ensureBundled('src/cli/main.ts', 'cli')).href);
} catch (error) {
  console.error(error);
  process.exit(2);
}
