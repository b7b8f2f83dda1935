import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, scryptSync } from 'node:crypto'

/** Keeps bytes: encrypted where a passphrase is given, as they are where none is. */
export interface Vault {
  /** `name` is bound to the bytes: one cannot be put in another's place */
  seal(name: string, bytes: Buffer): Buffer
  /** throws when the passphrase is another one, or a bit has changed */
  open(name: string, bytes: Buffer): Buffer
  /** a signature, or without a passphrase a mere checksum */
  sign(text: string): string
}

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** 32 MB and about 0.1 s a guess. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const plain: Vault = { seal: (_name, bytes) => bytes, open: (_name, bytes) => bytes, sign: sha256 }

export function openVault(passphrase: string | undefined, salt: string): Vault {
  if (passphrase === undefined) return plain
  const key = scryptSync(passphrase, Buffer.from(salt, 'hex'), 32, SCRYPT)
  return {
    seal(name, bytes) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(name))
      return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(name, bytes) {
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(name))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
      } catch {
        throw new Error(`${name} cannot be opened: the BACKUP_KEY is another one, or the file was changed.`)
      }
    },
    sign: (text) => createHmac('sha256', key).update(text).digest('hex'),
  }
}
