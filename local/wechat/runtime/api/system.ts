import type { Phone } from '../phone'
import { api } from './call'

const SDK_VERSION = '3.8.0'
const WECHAT_VERSION = '8.0.50'
const DEFAULT_FONT_PX = 16

const css = (name: string): number => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0

const windowInfo = (phone: Phone) => {
  const { innerWidth: width, innerHeight: height, devicePixelRatio: pixelRatio } = window
  const top = css('--safe-area-inset-top')
  const bottom = height - css('--safe-area-inset-bottom')
  const viewport = phone.stack.current()?.frame.viewport
  return {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: viewport?.clientHeight || height - css('--status-bar') - 44,
    statusBarHeight: css('--status-bar'),
    screenTop: css('--status-bar') + 44,
    safeArea: { left: 0, right: width, top, bottom, width, height: bottom - top },
  }
}

const deviceInfo = () => ({
  brand: 'devtools',
  model: 'local',
  system: 'iOS 17.0',
  platform: 'devtools',
  benchmarkLevel: 1,
  abi: '',
})

const appBaseInfo = (phone: Phone) => ({
  SDKVersion: SDK_VERSION,
  version: WECHAT_VERSION,
  language: 'zh_CN',
  enableDebug: false,
  host: { env: 'WeChat' },
  ...(phone.manifest.app.darkmode ? { theme: phone.theme } : {}),
  fontSizeScaleFactor: phone.fontScale,
  fontSizeSetting: DEFAULT_FONT_PX * phone.fontScale,
})

const everything = (phone: Phone) => ({ ...windowInfo(phone), ...deviceInfo(), ...appBaseInfo(phone) })

const systemSetting = () => ({
  bluetoothEnabled: false,
  locationEnabled: false,
  wifiEnabled: true,
  deviceOrientation: window.innerWidth > window.innerHeight ? 'landscape' : 'portrait',
})

const authorizeSetting = () => ({
  albumAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
  phoneCalendarAuthorized: 'authorized',
})

export const system = (phone: Phone) => ({
  getSystemInfo: api('getSystemInfo', () => everything(phone)),
  getSystemInfoAsync: api('getSystemInfoAsync', () => everything(phone)),
  getSystemInfoSync: () => everything(phone),
  getWindowInfo: () => windowInfo(phone),
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: () => appBaseInfo(phone),
  getSystemSetting: systemSetting,
  getAppAuthorizeSetting: authorizeSetting,
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    plugin: {},
  }),
  getLaunchOptionsSync: () => phone.launch,
  getEnterOptionsSync: () => phone.entered,
  getMenuButtonBoundingClientRect: () => {
    const [width, height, right, top] = [87, 32, window.innerWidth - 7, css('--status-bar') + 6]
    return { width, height, top, bottom: top + height, right, left: right - width }
  },
})
