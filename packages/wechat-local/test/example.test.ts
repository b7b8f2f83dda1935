import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from './browser/browser'
import { openPhones } from './example'
import { buildFixture } from './fixture/build'

test('the example of the README is this very file, and its phones show the mini program', async () => {
  const code = readFileSync(join(__dirname, 'example.ts'), 'utf8')
  expect(readFileSync(join(__dirname, '../README.md'), 'utf8')).toContain(`\`\`\`ts\n${code}\`\`\``)
  const bundles = mkdtempSync(join(tmpdir(), 'functions-'))
  mkdirSync(join(bundles, 'nothing'))
  writeFileSync(join(bundles, 'nothing', 'index.js'), 'exports.main = () => null')
  writeFileSync(join(bundles, 'nothing', 'config.json'), '{}')
  const weapp = buildFixture()
  const cloud = await openPhones(weapp, bundles)
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(cloud.url)
  for (const phone of await page.locator('iframe').all()) await phone.contentFrame().locator('wx-page').waitFor()
  expect(await page.locator('iframe').count()).toBe(2)
  await browser.close()
  await cloud.close()
  for (const folder of [bundles, weapp]) rmSync(folder, { recursive: true })
})
