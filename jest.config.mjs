/** What all tests have in common: sources are compiled by SWC, as modules, with the decorators and aliases of the build. */
const base = {
  extensionsToTreatAsEsm: ['.ts'],
  // Longer timeouts for full runs, longer than tests give themselves.
  testEnvironment: process.env['LEAST_TIMEOUT'] ? '<rootDir>/test/support/least-timeout.mjs' : 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testMatch: ['**/*.spec.ts'],
};

const project = (displayName, ...folders) => ({ ...base, displayName, roots: folders.map((folder) => `<rootDir>/${folder}`) });

export default {
  // A process keeps the modules of every file that it ran, some 13 to 45 MB each: a new one takes its place before memory runs out.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', 'libs', 'apps', 'bench', 'test/crash', 'test/regressions'),
    project('contract', 'test/contract', 'test/formats', 'test/history'),
    project('architecture', 'test/architecture'),
    project('integration', 'test/integration'),
    project('e2e', 'test/e2e'),
  ],
};
