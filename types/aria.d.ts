import '@tarojs/components'

/** Attributes that WeChat reads and Taro's types lack. */
interface Aria {
  ariaRole?: string
  ariaLabel?: string
}

declare module '@tarojs/components' {
  interface ViewProps {
    ariaLive?: 'polite' | 'assertive'
    ariaChecked?: boolean
    ariaSelected?: boolean
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface TextProps extends Aria {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface ImageProps extends Aria {}
}
