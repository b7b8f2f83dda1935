import Taro from '@tarojs/taro'
import { toast } from '../app/dialogs'
import { refusalOf } from './refusal'
import { texts } from './texts'

export interface Place {
  latitude: number
  longitude: number
  name: string
  address: string
}

/** Shows a place on WeChat's own map, which knows the way there. */
export function openMap(place: Place): void {
  void Taro.openLocation(place).catch(() => toast(texts.map))
}

/** Offers to call; whoever thinks better of it hears nothing more of it. */
export function callPhone(phoneNumber: string): void {
  void Taro.makePhoneCall({ phoneNumber }).catch((failure: unknown) => {
    if (refusalOf(failure) !== 'cancelled') toast(texts.phone)
  })
}
