// @ts-check
// No imports above the check: a Node too old for the rest must still be able to say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  const found = process.versions.node;
  console.error(`迎声需要 Node.js 20.19 或更高版本，当前是 ${found}。请到 https://nodejs.org 下载。`);
  console.error(`Yingsheng needs Node.js 20.19 or newer; this is ${found}. Get it from https://nodejs.org.`);
  process.exit(2);
}

import('./start-site.mjs')
  .then((site) => (process.argv.includes('--dev') ? site.developSite() : site.serveSite()))
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  });
