import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compileHints } from './tools/compile-hints.ts';
import { contentSecurityPolicy } from './tools/content-security-policy.ts';
import { courseModules } from './tools/course-modules.ts';
import { encounterModules } from './tools/encounter-modules.ts';
import { fontSheets } from './tools/font-sheets.ts';
import { packedLexicons } from './tools/packed-lexicons.ts';
import { phaserCut } from './tools/phaser-cut.ts';
import { reactPlaceholders } from './tools/react-placeholders.ts';
import { remType } from './tools/rem-type.ts';

/** Phaser's sources ask for these by `typeof`; its own build answers them the same way. */
const PHASER_FEATURES = {
  'typeof CANVAS_RENDERER': 'true',
  'typeof WEBGL_RENDERER': 'true',
  'typeof WEBGL_DEBUG': 'false',
  'typeof FEATURE_SOUND': 'false',
  'typeof PLUGIN_CAMERA3D': 'false',
  'typeof PLUGIN_FBINSTANT': 'false',
};

/** The language room is pure: what of it a page does not call (the judge over everything at once), it does not carry. */
const PURE_LANGUAGE = { moduleSideEffects: [{ test: /[\\/]src[\\/]language[\\/]/, sideEffects: false }] };

const sources = (paths: string): RegExp => new RegExp(`[\\\\/](?:${paths.replaceAll('/', '[\\\\/]')})`);

/**
 * What every first use fetches lies in one script: on an old PC a request costs more than the bytes in it, and what the first
 * words need is nearly all of the page.
 */
const CHUNKS = [
  // Of the WebGL renderer only what the rest of the engine asks for.
  { name: 'phaser', test: sources('node_modules/phaser/src/(?!renderer/webgl/)') },
  { name: 'page', priority: 1, test: sources('src/app/main\\.tsx'), includeDependenciesRecursively: true },
];

/** What runs before the first words, by far the most of it. */
const FIRST_SCRIPTS = ['page'];

export default defineConfig(({ command }) => ({
  // The development server takes the package whole, with both renderers: it does not read sources that `require`.
  resolve: { alias: [{ find: /^phaser-webgl$/, replacement: 'phaser' }] },
  ...(command === 'build' && {
    resolve: {
      alias: [
        { find: /^phaser$/, replacement: fileURLToPath(new URL('tools/phaser-engine.js', import.meta.url)) },
        { find: /^phaser-webgl$/, replacement: fileURLToPath(new URL('tools/phaser-webgl.js', import.meta.url)) },
        // Without its plugin for sound in space.
        { find: /^howler$/, replacement: 'howler/dist/howler.core.min.js' },
        { find: /^phaser-source\//, replacement: fileURLToPath(new URL('node_modules/phaser/src/', import.meta.url)) },
      ],
    },
    define: PHASER_FEATURES,
  }),
  // Relative addresses: the same build runs under any path, in an LMS package too.
  base: './',
  plugins: [
    react(),
    encounterModules(),
    courseModules(),
    packedLexicons(),
    fontSheets(),
    phaserCut(),
    reactPlaceholders(),
    contentSecurityPolicy(),
    compileHints(FIRST_SCRIPTS),
  ],
  css: { postcss: { plugins: [remType()] } },
  server: { port: 5173 },
  worker: { format: 'es', plugins: () => [packedLexicons()], rolldownOptions: { treeshake: PURE_LANGUAGE } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Fonts stay files: the content policy allows none from data addresses, and subsets load by need. Pictures whose text is
    // fetched and recoloured stay files too: the policy lets nothing be fetched from data addresses.
    assetsInlineLimit: (file) => (/\.woff2?$|[\\/]assets[\\/](?:figures|hall)[\\/]/.test(file) ? false : undefined),
    // Phaser is large and lies in a chunk of its own that loads after the first picture.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      treeshake: PURE_LANGUAGE,
      output: {
        codeSplitting: { groups: CHUNKS },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**', 'tests/long/**', 'tests/pictures/**'],
          // Property tests and the first judgement of a file take seconds on a busy machine; a hang takes longer.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          // One page at a time: software rendering of two would starve both.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          environment: 'node',
          include: ['tests/pictures/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          fileParallelism: false,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          environment: 'node',
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
}));
