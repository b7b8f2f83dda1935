import { openVault } from './encryption'

const salt = '00112233445566778899aabbccddeeff'
const bytes = Buffer.from('转账截图'.repeat(100))

test('what was sealed opens with the same passphrase and name', () => {
  const sealed = openVault('a passphrase', salt).seal('documents/1', bytes)
  expect(sealed.includes('转账')).toBe(false)
  expect(openVault('a passphrase', salt).open('documents/1', sealed)).toEqual(bytes)
})

test.each<[string, string, string, string]>([
  ['another passphrase', 'another', salt, 'documents/1'],
  ['another salt', 'a passphrase', salt.replace('00', '01'), 'documents/1'],
  ['another name', 'a passphrase', salt, 'documents/2'],
])('it does not open with %s', (_what, passphrase, other, name) => {
  const sealed = openVault('a passphrase', salt).seal('documents/1', bytes)
  expect(() => openVault(passphrase, other).open(name, sealed)).toThrow(/cannot be opened/)
})

test('a changed bit anywhere is noticed', () => {
  const vault = openVault('a passphrase', salt)
  const sealed = vault.seal('x', bytes)
  for (let at = 0; at < sealed.length; at += 37) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => vault.open('x', changed)).toThrow()
  }
})

test('the same bytes never look the same twice', () => {
  const vault = openVault('a passphrase', salt)
  expect(vault.seal('x', bytes)).not.toEqual(vault.seal('x', bytes))
})
