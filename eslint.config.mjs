import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const noClock = [
  { object: 'Date', property: 'now', message: 'The clock enters at the edge: pass `now` down.' },
  { object: 'Math', property: 'random', message: 'Randomness enters at the edge: pass it down.' },
]

/** Restricts what the files of one room of the house may import. */
const walls = (files, ...patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**', 'reports/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.mjs',
            '*.cjs',
            'config/*.cjs',
            'test/prove/*.cjs',
            'packages/cloudbase-local/src/functions/*.mjs',
          ],
        },
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
      globals: Object.fromEntries(
        ['module', 'require', 'process', 'console', 'setInterval', 'URL', '__dirname'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  walls(['core/**'], {
    regex: '^(?!\\.{1,2}/|dayjs)',
    message: 'core is pure: it imports core and dayjs (and zod in contract.ts).',
  }),
  { files: ['core/contract/contract.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['core/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noClock],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` down.' },
      ],
    },
  },
  walls(['local/**'], {
    regex: '(^|/)(core|cloudfunctions|src)/',
    message: 'local knows nothing of this product; it loads dist/ by path.',
  }),
  walls(
    ['src/pages/**', 'src/components/**', 'src/admin/pages/**', 'src/admin/components/**'],
    { regex: '(cloudfunctions|local|ops|test)/', message: 'The mini program imports core only.' },
    { regex: '/services/', message: 'Pages and components go through hooks.' },
  ),
  walls(['src/!(pages|components|admin)/**', 'src/admin/!(pages|components)/**'], {
    regex: '(cloudfunctions|local|ops|test)/',
    message: 'The mini program imports core only.',
  }),
)
