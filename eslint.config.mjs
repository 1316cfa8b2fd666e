import tseslint from 'typescript-eslint';
import { changedFiles } from './apps/bootstrap/changed-files.mjs';

const outsideKernel =
  'Time, randomness and ids come in from a Clock or an IdSource: only libs/kernel may make them.';
const oneFolding = 'Texts are searched by foldText and sorted by compareText of #kernel: accents, apostrophes and case are the same everywhere.';

// Rules that need types take most of the time. `npm run check` applies them to changed files only, `npm test` to all.
const typed = process.env.LINT_TYPES === 'changed' ? changedFiles() : undefined;

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' }] }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  ...(typed
    ? [
        {
          files: ['**/*.ts'],
          ignores: typed,
          extends: [tseslint.configs.disableTypeChecked],
          // Without types, consistent-type-imports has to be told of the decorators of tsconfig.json.
          languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
        },
      ]
    : []),
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['libs/kernel/**', '**/*.spec.ts', 'libs/spec/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: outsideKernel },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: outsideKernel },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: outsideKernel },
        { selector: "CallExpression[callee.name='randomUUID']", message: outsideKernel },
        { selector: "CallExpression[callee.property.name='localeCompare']", message: oneFolding },
        { selector: "CallExpression[callee.property.name='includes'][callee.object.callee.property.name='toLowerCase']", message: oneFolding },
        { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: outsideKernel },
      ],
    },
  },
);
