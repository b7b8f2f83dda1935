export default {
  // A Chinese character is three bytes as it is and six when escaped.
  terser: { enable: true, config: { output: { ascii_only: false } } },
}
