/** What a figure says, and the bounds it must keep. Without bounds it is only told. */
export interface Limit {
  what: string
  is?: number
  atMost?: number
  atLeast?: number
}

/** Figures that are measured together, in one run. */
export interface Group {
  name: string
  run(): Promise<Record<string, number>>
  /** Of every figure, by its key. */
  limits: Record<string, Limit>
}

/** How far long work has come: on stderr, so that the output is the table alone. */
export function progress(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
