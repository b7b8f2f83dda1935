/// <reference types="@tarojs/taro" />

/** The CloudBase environment, set when the program is built. */
declare const CLOUD_ENV: string

declare module '*.scss'
