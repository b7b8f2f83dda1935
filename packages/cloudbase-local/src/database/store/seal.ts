import { hash } from 'node:crypto'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const DIGITS = 16

function hashOf(key: string, value: string): bigint {
  return BigInt(`0x${hash('sha256', `${key}\n${value}`, 'hex').slice(0, DIGITS)}`)
}

/**
 * What all entries come to, written with every batch: bytes that changed, and batches that are missing in the middle,
 * show at the next opening. How many batches were written also stands in a file of its own, so that a log cut short
 * shows too; it is written after the batch is on disk and never ahead of it.
 */
export class Seal {
  private sum = 0n
  private count = 0
  private expected: string | null = null
  private readonly file: number

  constructor(folder: string) {
    this.file = openSync(join(folder, 'batches'), constants.O_RDWR | constants.O_CREAT)
  }

  get text(): string {
    return `${this.count} ${this.sum.toString(16)}`
  }

  add(key: string, value: string): void {
    this.sum ^= hashOf(key, value)
  }

  /** Of exclusive or, adding and removing are one. */
  remove(key: string, value: string): void {
    this.add(key, value)
  }

  found(text: string): void {
    this.expected = text
    this.count = Number(text.split(' ')[0])
  }

  /** Throws when what was read is not what was written. A folder of before there were seals has none. */
  check(): void {
    const written = Buffer.alloc(DIGITS)
    const length = readSync(this.file, written, 0, DIGITS, 0)
    const batches = length === 0 ? 0 : Number(written.toString('latin1', 0, length))
    if (this.expected !== null && this.expected !== this.text) throw new Error('the entries do not fit their seal')
    if (!(batches <= this.count)) throw new Error(`of ${batches} batches that were written, ${this.count} are there`)
  }

  next(): number {
    return ++this.count
  }

  written(count: number): void {
    writeSync(this.file, String(count).padStart(DIGITS, '0'), 0)
  }

  close(): void {
    closeSync(this.file)
  }
}
