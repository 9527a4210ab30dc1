import type { TestProject } from 'vitest/node';
import { DIST, ensureBuilt } from '../../tools/build.mjs';
import { serveFolder } from '../../tools/serve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the served build, ending with a slash. */
    site: string;
  }
}

/** Browser tests see what users see: the production build behind our own server, policy included. */
export default async function setup(project: TestProject) {
  await ensureBuilt();
  const { port, close } = await serveFolder(DIST, { port: 0 });
  project.provide('site', `http://localhost:${port}/`);
  return close;
}
