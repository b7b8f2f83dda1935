import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, startFixture, writeFunction } from './fixture'
import { LocalError } from '../src/local-error'
import { startCloudBase } from '../src/server'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
const bundles = join(folder, 'functions')
const functions = {
  put: `async ({ text }) => { await db().collection('things').doc('one').set({ text }); return node().uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from(text) }) }`,
  get: `async () => [(await db().collection('things').doc('one').get()).data[0].text, String((await node().downloadFile({ fileID: 'cloud://local.6c6f-local-1250000000/a.txt' })).fileContent)]`,
}
beforeAll(() => writeFunction(bundles, 'echo', { code: 'async (event) => event' }))
afterAll(() => rmSync(folder, { recursive: true }))

function start(more: object) {
  return startCloudBase({ bundles, environment, data: null, ...more })
}

test('stopping and starting again loses nothing', async () => {
  const data = join(folder, 'kept')
  const first = await startFixture(functions, { data })
  await first.call('put', { text: '留下' })
  await first.close()
  const second = await startFixture(functions, { data })
  expect(await second.call('get')).toEqual(['留下', '留下'])
  await second.close()
})

test('a data folder in use is refused with a sentence, and stays with who has it', async () => {
  const data = join(folder, 'locked')
  const holder = await start({ data })
  await expect(start({ data })).rejects.toThrow(
    /in use by another process: stop that process or choose another folder\.$/,
  )
  await expect(start({ data })).rejects.toBeInstanceOf(LocalError)
  await holder.close()
  await (await start({ data })).close()
})

test('a damaged data folder is refused with a sentence', async () => {
  const data = join(folder, 'damaged')
  await (await start({ data })).close()
  writeFileSync(join(data, 'database', 'CURRENT'), 'garbage')
  await expect(start({ data })).rejects.toThrow(/is damaged: move it away/)
})

test('a data folder that cannot be made is refused with a sentence', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(start({ data: join(folder, 'file') })).rejects.toThrow(/cannot be made/)
})

test('a taken port is refused with a sentence, and the data folder is free again', async () => {
  const holder = await start({})
  const data = join(folder, 'port')
  await expect(start({ port: holder.port, data })).rejects.toThrow(/^Port \d+ is taken/)
  await (await start({ data })).close()
  await holder.close()
})

test('a missing or empty build is refused with a sentence', async () => {
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  await expect(start({ bundles: join(folder, 'none') })).rejects.toThrow(/There is no build/)
  await expect(start({ bundles: empty })).rejects.toThrow(/no built functions/)
})

test.each([
  ['a timer that is not understood', { triggers: [{ name: 't', type: 'timer', config: '@daily' }] }, /cannot be used/],
  ['a trigger that is not a timer', { triggers: [{ name: 't', type: 'cos', config: '' }] }, /no trigger of type/],
])('%s stops the start', async (_name, config, message) => {
  const own = join(folder, 'triggers')
  writeFunction(own, 'sweep', { code: 'async () => 1', config })
  await expect(start({ bundles: own })).rejects.toThrow(message)
})

test('a storage rule that is not understood stops the start', async () => {
  const storage = { rule: { read: false, write: 'auth.uid != null' } }
  await expect(start({ environment: { ...environment, storage } })).rejects.toThrow(
    /does not understand the storage rule/,
  )
})

test('a call still waiting when the cloud closes fails and does not hang', async () => {
  const cloud = await startFixture({ slow: 'async () => new Promise(() => {})' }, { maxInstances: 1 })
  const calls = [cloud.reply('slow'), cloud.reply('slow')]
  await cloud.close()
  for (const { errMsg } of await Promise.all(calls)) expect(errMsg).toMatch(/the local cloud was closed/)
})

test('a timer fires when the clock is moved, and not after the end', async () => {
  const seen: string[] = []
  let comes = (): void => {}
  const swept = new Promise<void>((resolve) => (comes = resolve))
  const note = (text: string): void => {
    seen.push(text)
    comes()
  }
  const sweep = {
    code: 'async () => console.log("swept")',
    config: { triggers: [{ name: 't', type: 'timer', config: '0 0 4 * * * *' }] },
  }
  const cloud = await startFixture(
    { sweep },
    { automaticTimers: true, log: ({ text, kind }) => kind === 'stdout' && note(text) },
  )
  cloud.cloud.clock.advance(25 * 3600_000)
  await swept
  expect(seen).toEqual(['swept'])
  await cloud.close()
})
