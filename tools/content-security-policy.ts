import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from './policy.mjs';

/**
 * Writes the policy into the built page, so that it holds on static hosting and inside an LMS too.
 * Development goes without: hot reload needs an inline script.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'yingsheng-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}
