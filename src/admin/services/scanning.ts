import Taro from '@tarojs/taro'
import { refusalOf } from '../../services/device/refusal'

/** What a QR code says; null when scanning was given up. Throws where WeChat could not scan. */
export async function scanCode(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] })
    return result.trim()
  } catch (failure) {
    if (refusalOf(failure) === 'cancelled') return null
    throw failure
  }
}
