import { cleanLine } from '../../core/text'

/** What somebody wrote, so that it cannot be taken for what the program says: nothing in it ends the quotation. */
export function quoted(text: string): string {
  return `「${cleanLine(text).replace(/[「」]/g, "'")}」`
}

export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return minutes < 24 * 60
    ? `${Math.floor(minutes / 60)} 小时${rest ? ` ${rest} 分钟` : ''}`
    : `${Math.floor(minutes / 1440)} 天`
}
