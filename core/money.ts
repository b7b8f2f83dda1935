/** Money is an integer of fen, 1/100 yuan. */
export type Fen = number

export const MAX_AMOUNT: Fen = 10_000_00

/** `1500` → `15.00` */
export function yuan(amount: Fen): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}
