const { join } = require('node:path')

const encoder = JSON.stringify(join(__dirname, '../src/visit/pages/order/ascii-encoder'))

/** Gives what asks for a TextEncoder one of our own: WeChat has none on every phone. */
module.exports = (code) => `import { AsciiEncoder as TextEncoder } from ${encoder}\n${code}`
