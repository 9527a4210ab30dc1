/** Floors, lowest first; a room imports only from floors below its own. */
const FLOORS = [
  ['norms'],
  ['language'],
  ['encounter'],
  ['scoring'],
  ['checking'],
  ['drills'],
  ['archive'],
  ['stage', 'sound'],
  ['app', 'cli'],
];
const CORE = FLOORS.slice(0, 7).flat();
const ROOMS = FLOORS.flat();

const floors = FLOORS.flatMap((rooms, floor) =>
  rooms.flatMap((room) => {
    const forbidden = FLOORS.slice(floor)
      .flat()
      .filter((other) => other !== room);
    if (forbidden.length === 0) return [];
    return [
      {
        name: `floor-${room}`,
        comment: `${room} may use only the rooms below it`,
        severity: 'error',
        from: { path: `^src/${room}/` },
        to: { path: `^src/(?:${forbidden.join('|')})/` },
      },
    ];
  }),
);

/** A room is entered by index.ts, or by the second doors that say so: authoring.ts and library.ts. */
const doors = ROOMS.map((room) => ({
  name: `door-${room}`,
  comment: `enter ${room} by its front door`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/(?:index|authoring|library)\\.tsx?$` },
}));

export default {
  forbidden: [
    ...floors,
    ...doors,
    {
      name: 'no-cycles',
      comment: 'files that need each other are one file or need a third; type-only imports cannot deadlock',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'the core runs alike in Node and in the browser: no screen, no sound, no node builtins',
      severity: 'error',
      from: { path: `^src/(?:${CORE.join('|')})/` },
      to: {
        path: [
          'node_modules/(?:react|react-dom|react-i18next|i18next|@mantine|@xstate/react|phaser|howler|wouter|lucide-react)/',
        ],
      },
    },
    {
      name: 'core-has-no-builtins',
      comment: 'node builtins do not exist in the browser',
      severity: 'error',
      from: { path: `^src/(?:${CORE.join('|')}|stage|sound|app)/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'authoring-stays-off-the-page',
      comment:
        'the parser, the schema library and all 855 clauses are for authors: no front door of the trainee leads there',
      severity: 'error',
      from: { path: '^src/(?:norms|language|encounter|scoring|drills|archive|stage|sound)/index\\.ts$' },
      to: { path: '^src/(?:norms|encounter)/(?:authoring|library)\\.ts$', reachable: true },
    },
    {
      name: 'authors-pages-are-lazy',
      comment: 'pages that need the whole library load it when they are opened',
      severity: 'error',
      from: { path: '^src/app/', pathNot: '^src/app/(?:trainer|assessor)/' },
      to: {
        path: '^src/(?:checking/index|(?:norms|encounter)/(?:authoring|library))\\.ts$',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'known-packages',
      comment: 'what we import, package.json names',
      severity: 'error',
      from: {},
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        pathNot: '^(?:virtual:|node_modules/@types/|node_modules/vite/)',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:virtual:|phaser-webgl$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
