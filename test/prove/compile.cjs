const { generateKeyPairSync } = require('node:crypto')
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const ci = require('miniprogram-ci')

/** What WeChat's servers would say of the program: its limits. With it given, nothing is asked over the network. */
const attr = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: { MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30, MaxSubPackageLimit: 100 },
}

async function main([projectPath, target, minified]) {
  const minify = minified === 'true'
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  // The tool wants a key, though it signs nothing here.
  const privateKeyPath = join(__dirname, 'nobodys.key')
  writeFileSync(privateKeyPath, privateKey)
  const project = new ci.Project({ appid: 'wx0123456789abcdef', type: 'miniProgram', projectPath, privateKeyPath })
  Object.assign(project, { attr: async () => attr, attrSync: () => attr })
  const setting = { minify, minifyJS: minify, minifyWXML: minify, minifyWXSS: minify }
  await ci.getCompiledResult({ project, version: '1.0.0', desc: '', setting, onProgressUpdate() {} }, target)
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    console.error(String(error))
    process.exit(1)
  },
)
