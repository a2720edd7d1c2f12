/**
 * The rules of the house (DESIGN §4 "Layout"), each proven by a planted violation in test/architecture.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const FEATURES =
  'access-requests|affected-people|breach|register|dashboard|deadline|notification|audit|erasure|grants|intake|organisations|directory|web';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files depend one way. Types of the tests alone may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circular-even-by-types',
      comment: 'In the domain and the law least of all: each concept can be read alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'folders-depend-one-way',
      comment: 'Of the platform: time, PostgreSQL, event store, subscriptions; time and log, HTTP, identity.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'breach/domain knows the law and shared types; no framework, no platform, no I/O.',
      severity: 'error',
      from: { path: '^src/breach/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/(breach/domain|law|shared)/|^(node:)?crypto$|(^|/)node_modules/uuid/' },
    },
    {
      name: 'law-is-pure',
      comment: 'The law is data and pure functions (DESIGN §5).',
      severity: 'error',
      from: { path: '^src/law/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/(law|shared)/|(^|/)node_modules/(luxon|@types/luxon)/' },
    },
    {
      name: 'shared-is-without-io',
      comment:
        'shared holds types, errors and what follows from a value; it knows nobody, but how a UUID is made.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/|(^|/)node_modules/uuid/' },
    },
    {
      name: 'platform-stands-on-itself',
      comment: 'It carries the features and is put together above: it knows neither them nor config.ts.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/(platform|shared)/' },
    },
    {
      name: 'only-postgres-imports-pg',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/postgres/' },
      to: { path: '(^|/)node_modules/(pg|pg-[a-z-]+|@types/pg)/' },
    },
    {
      name: 'only-event-store-imports-its-client',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/event-store/' },
      to: { path: '@eventstore/db-client|@kurrent/kurrentdb-client' },
    },
    {
      name: 'features-do-not-know-each-other',
      comment:
        'All may know the breach, whom it concerns, the organisations and their people; pages (web) may show them all.',
      severity: 'error',
      from: { path: `^src/(${FEATURES})/`, pathNot: '^src/web/' },
      to: {
        path: `^src/(${FEATURES})/`,
        pathNot: '^src/($1|breach|affected-people|organisations|directory)/',
      },
    },
    {
      name: 'routes-of-the-breach-are-its-own',
      comment:
        'Features know the dossier, not the controllers by which it is acted on; how an act is declared they do.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(breach/http/|app\\.module\\.ts$)' },
      to: { path: '^src/breach/http/', pathNot: '/act\\.decorator\\.ts$' },
    },
    {
      name: 'routes-are-nobodys-inside',
      comment: 'Features meet the breach in its dossier, acts, views and lists, not at its routes.',
      severity: 'error',
      from: { path: `^src/(${FEATURES.replace('|breach|', '|')})/` },
      to: { path: '^src/breach/http/', pathNot: '/act\\.decorator\\.ts$' },
    },
    {
      name: 'rooms-of-the-breach-depend-one-way',
      comment: 'http and acts stand on views and lists, those on the dossier, that on the domain.',
      severity: 'error',
      from: { path: '^src/breach/dossier/' },
      to: { path: '^src/breach/(acts|http|views|lists)/' },
    },
    {
      name: 'nobody-reaches-into-web',
      comment:
        'Pages stand on top: they send commands and read queries, and nothing knows of them, but who composes a start or looks before it does.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web/|(app\\.module|doctor\\.cli|migrate\\.cli)\\.ts$)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'web-stores-nothing',
      comment: 'Pages use what the API uses: no store, no database, no rule of their own.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/platform/(event-store|postgres|subscriptions)/' },
    },
    {
      name: 'only-the-composition-root-reads-the-environment',
      comment: 'config.ts is read at the top and handed down; features may know its shape.',
      severity: 'error',
      from: { path: `^src/(${FEATURES}|law|shared)/` },
      to: { path: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-never-imports-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|examples|scripts)/' },
    },
    {
      name: 'no-unlisted-package',
      comment: 'Only what package.json names; no development package in src.',
      severity: 'error',
      from: {
        path: '^src/',
        // Imported at run time alone, where the development issuer is on and the package is there.
        pathNot: '\\.spec\\.ts$|^src/platform/identity/development/openid-server\\.ts$',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '(^|/)node_modules/@types/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|^test/architecture/planted/' },
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.json') },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
