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
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface TextProps extends Aria {}
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface ImageProps extends Aria {}
}
