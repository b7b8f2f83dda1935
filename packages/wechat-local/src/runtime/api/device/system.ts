import type { Phone, Platform } from '../../phone/phone'
import { api } from '../call'

const WECHAT_VERSION = '8.0.50'
const DEFAULT_FONT_PX = 16

function css(name: string): number {
  return parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 0
}

function windowInfo(phone: Phone): WechatMiniprogram.WindowInfo {
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

const SYSTEMS: Record<Platform, [brand: string, system: string]> = {
  ios: ['iPhone', 'iOS 17.0'],
  android: ['HUAWEI', 'Android 13'],
  windows: ['microsoft', 'Windows 11 x64'],
  mac: ['apple', 'Mac OS X 14.0'],
}

function deviceInfo({ platform }: Phone): WechatMiniprogram.DeviceInfo {
  const [brand, system] = SYSTEMS[platform]
  const chip = { abi: '', cpuType: 'unknown', deviceAbi: '', memorySize: '4096', benchmarkLevel: 1 }
  return { ...chip, brand, model: 'local', system, platform }
}

function appBaseInfo(phone: Phone): WechatMiniprogram.AppBaseInfo {
  return {
    SDKVersion: phone.account.libVersion,
    PCKernelVersion: '',
    version: WECHAT_VERSION,
    language: 'zh_CN',
    enableDebug: false,
    host: { appId: '', env: 'WeChat' } as WechatMiniprogram.AppBaseInfoHost,
    ...(phone.manifest.app.darkmode ? { theme: phone.theme } : {}),
    fontSizeScaleFactor: phone.fontScale,
    fontSizeSetting: DEFAULT_FONT_PX * phone.fontScale,
  }
}

function everything(phone: Phone) {
  return {
    ...windowInfo(phone),
    ...deviceInfo(phone),
    ...appBaseInfo(phone),
  } as unknown as WechatMiniprogram.SystemInfo
}

function systemSetting(): WechatMiniprogram.SystemSetting {
  return {
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: true,
    deviceOrientation: window.innerWidth > window.innerHeight ? 'landscape' : 'portrait',
  }
}

function authorizeSetting(): WechatMiniprogram.AppAuthorizeSetting {
  return {
    bluetoothAuthorized: 'not determined',
    locationAuthorized: 'not determined',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'not determined',
    notificationAlertAuthorized: 'authorized',
    notificationBadgeAuthorized: 'authorized',
    notificationSoundAuthorized: 'authorized',
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
  }
}

type System = Pick<
  WechatMiniprogram.Wx,
  | 'getSystemInfo'
  | 'getSystemInfoAsync'
  | 'getSystemInfoSync'
  | 'getWindowInfo'
  | 'getDeviceInfo'
  | 'getAppBaseInfo'
  | 'getSystemSetting'
  | 'getAppAuthorizeSetting'
  | 'getAccountInfoSync'
  | 'getLaunchOptionsSync'
  | 'getEnterOptionsSync'
  | 'getMenuButtonBoundingClientRect'
>

export function system(phone: Phone): System {
  return {
    getSystemInfo: api('getSystemInfo', {}, () => everything(phone)),
    getSystemInfoAsync: api('getSystemInfoAsync', {}, () => everything(phone)),
    getSystemInfoSync: () => everything(phone),
    getWindowInfo: () => windowInfo(phone),
    getDeviceInfo: () => deviceInfo(phone),
    getAppBaseInfo: () => appBaseInfo(phone),
    getSystemSetting: systemSetting,
    getAppAuthorizeSetting: authorizeSetting,
    getAccountInfoSync: () =>
      ({
        miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
        plugin: {},
      }) as unknown as WechatMiniprogram.AccountInfo,
    getLaunchOptionsSync: () => phone.launch as unknown as WechatMiniprogram.LaunchOptionsApp,
    getEnterOptionsSync: () => phone.entered as unknown as WechatMiniprogram.LaunchOptionsApp,
    getMenuButtonBoundingClientRect: () => {
      const [width, height, right, top] = [87, 32, window.innerWidth - 7, css('--status-bar') + 6]
      return { width, height, top, bottom: top + height, right, left: right - width }
    },
  }
}
