import Taro from '@tarojs/taro'
import { refusalOf, type Refusal } from './refusal'

interface Entry {
  title: string
  start_time: string
  end_time: string
  description: string
}

function seconds(time: string): number {
  return Date.parse(time) / 1000
}

/** Adds an hour to the phone's calendar, with a reminder half an hour before; or why WeChat did not. */
export function addToCalendar({ title, start_time, end_time, description }: Entry): Promise<'added' | Refusal> {
  return new Promise((resolve) => {
    void Taro.addPhoneCalendar({
      title,
      description,
      startTime: seconds(start_time),
      endTime: String(seconds(end_time)),
      alarm: true,
      alarmOffset: 1800,
      success: () => resolve('added'),
      fail: (failure) => resolve(refusalOf(failure)),
    })
  })
}
