import { after, NOW } from '../testing/samples'
import {
  afterAlert,
  alertText,
  claimedRobot,
  isAlertDue,
  newRobot,
  problemOfAnswer,
  robotBody,
  robotCode,
  robotOf,
} from './alerts'

const key = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx'

test.each([
  [key, 'wecom'],
  ['https://open.feishu.cn/open-apis/bot/v2/hook/aaaa-bbbb', 'feishu'],
  ['https://oapi.dingtalk.com/robot/send?access_token=abc', 'dingtalk'],
  ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', null],
  ['https://qyapi.weixin.qq.com.evil.org/cgi-bin/webhook/send?key=1', null],
  ['https://qyapi.weixin.qq.com@evil.org/cgi-bin/webhook/send', null],
  ['https://qyapi.weixin.qq.com:444/cgi-bin/webhook/send', null],
  ['https://evil.org/cgi-bin/webhook/send', null],
  ['https://qyapi.weixin.qq.com/cgi-bin/token', null],
  ['https://qyapi.weixin.qq.com/../cgi-bin/webhook/send', null],
  ['https://127.0.0.1/cgi-bin/webhook/send', null],
  ['https://QYAPI.weixin.qq.com/cgi-bin/webhook/send', null],
  [`${key}\n`, null],
  ['', null],
])('the address %j is of %j', (url, kind) => {
  expect(robotOf(url)).toBe(kind)
})

const robot = newRobot(key, 'wecom', 'lan', NOW)
const waiting = { count: 3, oldest: NOW, newest: after(2) }

test('an alert is figures', () => {
  expect(alertText(waiting, after(12))).toBe('3 张截图待核验，最久 12 分钟')
  expect(alertText(waiting, after(185))).toBe('3 张截图待核验，最久 3 小时')
  expect(robotBody('wecom', 'a')).toEqual({ msgtype: 'text', text: { content: 'a' } })
  expect(robotBody('dingtalk', 'a')).toEqual({ msgtype: 'text', text: { content: 'a' } })
  expect(robotBody('feishu', 'a')).toEqual({ msg_type: 'text', content: { text: 'a' } })
})

test('what is new is told at once, what waits on after 30 minutes, an hour, two', () => {
  expect(isAlertDue(robot, waiting, after(3))).toBe(true)
  expect(isAlertDue(robot, { ...waiting, count: 0 }, after(3))).toBe(false)
  let told = afterAlert(robot, { code: 0 }, waiting, after(3))
  expect(isAlertDue(told, waiting, after(32))).toBe(false)
  expect(isAlertDue(told, waiting, after(33))).toBe(true)
  expect(isAlertDue(told, { ...waiting, newest: after(4) }, after(5))).toBe(true)
  told = afterAlert(told, { code: 0 }, waiting, after(33))
  expect([92, 93].map((at) => isAlertDue(told, waiting, after(at)))).toEqual([false, true])
})

test('one alert a minute: who has the robot keeps the others quiet', () => {
  const claimed = claimedRobot(robot, 'mine', NOW)
  expect(isAlertDue(claimed, waiting, NOW)).toBe(false)
  expect(isAlertDue(claimed, waiting, after(1))).toBe(true)
})

test.each([
  ['unreachable', '机器人没有回答，请检查网络或地址'],
  ['redirected', '机器人的地址转到了别处，请重新复制一次地址'],
  [{ code: 93000 }, '机器人拒绝了消息（93000），请检查地址和机器人的安全设置'],
  [{ code: null }, '机器人的回答看不懂，请检查地址'],
  [{ code: 45009 }, '发得太频繁，10 分钟后再发（45009）'],
  [{ code: 0 }, ''],
] as const)('the answer %j is told as %j', (answer, sentence) => {
  expect(problemOfAnswer(answer)).toBe(sentence)
  const told = afterAlert(robot, answer, waiting, NOW)
  expect(told.problem).toBe(sentence)
  expect(told.told_at).toBe(sentence === '' ? NOW : null)
})

test('after "too often" it is quiet for ten minutes, and then tells what it could not', () => {
  const paused = afterAlert(robot, { code: 45009 }, waiting, NOW)
  expect([9, 10].map((at) => isAlertDue(paused, waiting, after(at)))).toEqual([false, true])
})

test.each([
  [{ errcode: 0 }, 0],
  [{ code: 11232 }, 11232],
  [{ StatusCode: 0 }, 0],
  [{ errcode: '0' }, null],
  [null, null],
  ['<html>', null],
])('the code of %j is %j', (answer, code) => {
  expect(robotCode(answer)).toBe(code)
})
