const { createRequire } = require('node:module')

const presetEnv = createRequire(require.resolve('@babel/preset-env', { paths: [require.resolve('babel-preset-taro')] }))

/**
 * iOS 13 knows default parameters and destructuring, but for two faults of Safari. Babel would write all of it anew there, for 7 kB of the main
 * package; these two plugins go round the faults alone, as preset-env itself would with `bugfixes`, which Taro's preset does not hand on.
 */
const knownButForFaults = ['transform-parameters', 'transform-destructuring']
const faults = [
  '@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression',
  '@babel/plugin-bugfix-safari-rest-destructuring-rhs-array',
]

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', exclude: knownButForFaults }]],
  plugins: faults.map((name) => presetEnv.resolve(name)),
}
