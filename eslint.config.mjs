import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const noClock = [
  { object: 'Date', property: 'now', message: 'The clock enters at the edge: pass `now` down.' },
  { object: 'Math', property: 'random', message: 'Randomness enters at the edge: pass it down.' },
]

const TOP_LEVEL = ':matches(Program, ExportNamedDeclaration)'

/** The dialect of the house. Who may import whom, and sizes of files and folders, are in test/house.test.ts. */
const dialect = [
  {
    selector: 'SpreadElement > :matches(ObjectExpression, ArrayExpression).argument',
    message: 'Write out what a spread literal holds.',
  },
  {
    selector: `${TOP_LEVEL} > VariableDeclaration > VariableDeclarator[id.typeAnnotation=undefined] > ArrowFunctionExpression.init`,
    message: 'A function at the top level is a declaration.',
  },
]

const noNewDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` down.' }

export default tseslint.config(
  {
    // of the mini program's types, one file is not in the program of the whole house
    ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**', 'reports/**', 'types/mini-program.d.ts'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // all of the house in one program; the rooms' own projects would be loaded besides
        project: './tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: Object.fromEntries(
        ['module', 'require', 'process', 'console', 'setInterval', 'URL', '__dirname'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { rules: { 'no-restricted-syntax': ['error', ...dialect], '@typescript-eslint/no-non-null-assertion': 'error' } },
  {
    // a group of tests is as long as it has tests
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipComments: true }] },
  },
  {
    files: ['src/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true }] },
  },
  {
    files: ['core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noClock],
      'no-restricted-syntax': ['error', ...dialect, noNewDate],
    },
  },
)
