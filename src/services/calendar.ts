import Taro from '@tarojs/taro'

interface Entry {
  title: string
  start_time: string
  end_time: string
  description: string
}

const seconds = (time: string): number => Date.parse(time) / 1000

/** Adds an hour to the phone's calendar, with a reminder half an hour before; false when the player declines. */
export const addToCalendar = ({ title, start_time, end_time, description }: Entry): Promise<boolean> =>
  new Promise((resolve) => {
    void Taro.addPhoneCalendar({
      title,
      description,
      startTime: seconds(start_time),
      endTime: String(seconds(end_time)),
      alarm: true,
      alarmOffset: 1800,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
