const RPX = /(?<![\w.-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g
const VH = /(?<![\w.-])(-?(?:\d+\.?\d*|\.\d+))vh\b/g
const SAFE_AREA = /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g

/**
 * Units that a web view of WeChat knows otherwise than a browser: rpx is a 750th of the phone's width, vh counts the page
 * without the bars of the host, and the safe area is the phone's.
 */
export function rewriteValue(value: string): string {
  return value
    .replace(RPX, 'calc(var(--rpx) * $1)')
    .replace(VH, 'calc(var(--vh) * $1)')
    .replace(SAFE_AREA, 'var(--safe-area-inset-$1)')
}
