export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return minutes < 24 * 60
    ? `${Math.floor(minutes / 60)} 小时${rest ? ` ${rest} 分钟` : ''}`
    : `${Math.floor(minutes / 1440)} 天`
}
