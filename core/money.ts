import type { Instant } from './time'

/** Money is an integer of fen, 1/100 yuan. */
export type Fen = number

export const MAX_AMOUNT: Fen = 10_000_00

/** `1500` → `15.00` */
export function yuan(amount: Fen): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}

/** Yuan as people write them → fen, without floating point; null for what is no sum, or more than there may be. */
export function fenOf(text: string): Fen | null {
  const [, whole = '', part = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  const fen = whole === '' ? NaN : Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return fen <= MAX_AMOUNT ? fen : null
}

/** How money came or went. */
export const waysToPay = ['transfer', 'cash'] as const

/** What moved between a guest and the shop, or was let go. No line is ever changed: a mistake is corrected by another line. */
export interface MoneyLine {
  kind: 'received' | 'refund_due' | 'refunded' | 'waived'
  amount: Fen
  at: Instant
  /** the admin who wrote it; '' where the order's own player caused it */
  by: string
  how: (typeof waysToPay)[number] | ''
  note: string
}

/** What lines of one kind come to. */
export function sumOf(lines: readonly Pick<MoneyLine, 'kind' | 'amount'>[], kind: MoneyLine['kind']): Fen {
  return lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount : sum), 0)
}

/** What came in, without what goes back. */
export function keptOf(lines: readonly Pick<MoneyLine, 'kind' | 'amount'>[]): Fen {
  return sumOf(lines, 'received') - sumOf(lines, 'refund_due')
}

/** The line by which the shop owes an amount back. */
export function refundDue(amount: Fen, line: Pick<MoneyLine, 'at' | 'by' | 'note'>): MoneyLine {
  return { ...line, kind: 'refund_due', amount, how: '' }
}

/** What the shop owes the guest now. */
export function owedOf(lines: MoneyLine[]): Fen {
  return sumOf(lines, 'refund_due') - sumOf(lines, 'refunded')
}
