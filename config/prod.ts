/** What Terser does by itself and Taro turns off for the phones of 2017: names that are used once, chains of conditions, small functions. */
const usual = {
  arrows: true,
  collapse_vars: true,
  comparisons: true,
  computed_props: true,
  hoist_props: true,
  inline: true,
  loops: true,
  negate_iife: true,
  properties: true,
  reduce_funcs: true,
  reduce_vars: true,
  switches: true,
  typeofs: true,
}

const ecma = 2019

export default {
  // A Chinese character is three bytes as it is and six when escaped.
  terser: {
    enable: true,
    config: { ecma, compress: { ...usual, ecma, passes: 2 }, output: { ecma, ascii_only: false } },
  },
}
