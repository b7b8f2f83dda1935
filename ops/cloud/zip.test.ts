import { execFileSync } from 'node:child_process'
import { unzip, zip } from './zip'

const files = {
  'index.js': Buffer.from('exports.main = () => "约"\n'.repeat(200)),
  '空.json': Buffer.alloc(0),
}

test('an archive is the same whenever and wherever it is made', () => {
  const script = `const { zip } = require('./ops/cloud/zip'); process.stdout.write(zip({ 'index.js': Buffer.from('x') }))`
  const there = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Honolulu' },
  })
  expect(there).toEqual(zip({ 'index.js': Buffer.from('x') }))
})

test('an archive unpacks to what was put in', () => {
  expect(unzip(zip(files))).toEqual({
    'index.js': new Uint8Array(files['index.js']),
    '空.json': new Uint8Array(),
  })
})
