import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const clockIsAPort = 'The clock is a port (src/platform/time): take the moment as data.';

/** What a linter can keep of the house's rules. Each is proven by a planted violation in test/architecture. */
export const houseRules = [
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/time/**', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: clockIsAPort,
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockIsAPort },
        {
          selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/]",
          message: clockIsAPort,
        },
        {
          selector: "CallExpression[callee.property.name='on'][arguments.0.value='data']",
          message: "Read streams with `for await`: 'data' handlers overlap and lose order.",
        },
        {
          selector: "NewExpression[callee.name='URL'] > Literal[value=/^\\.\\.\\//]",
          message: 'What lies beside src is found by src/config.ts: from a build it lies elsewhere.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          name: 'node:timers/promises',
          importNames: ['setTimeout'],
          message: 'Waiting is in src/platform/time: pause, within, back-off.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/config.ts', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config.ts reads process.env.' },
      ],
    },
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.dist',
      'data',
      'coverage',
      '**/*.mjs',
      'src/web/browser',
      '**/*.cjs',
      'test/architecture/planted',
      'examples/client',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nest resolves constructor parameters by their run-time type; `import type` would erase it silently.
      '@typescript-eslint/consistent-type-imports': 'off',
      // An answer is a plain object of the shape that its class describes: nothing ever asks for an instance.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...houseRules,
  {
    // A body is a class for its decorators only: what goes on into a command is its fields, by spread.
    files: ['src/breach/http/**/*.ts'],
    rules: { '@typescript-eslint/no-misused-spread': 'off' },
  },
  {
    files: ['bench/**/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
