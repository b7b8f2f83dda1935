import { asked, phone } from '../../testing/taro'
import { copy } from './clipboard'
import { addToCalendar } from './calendar'
import { openPermissions } from './permissions'
import { choosePictures, previewPictures } from './pictures'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

/** What WeChat says, in its own words. */
const said = {
  cancelled: { errMsg: 'fail cancel' },
  denied: { errMsg: 'fail auth deny', errno: 103 },
  unagreed: { errMsg: 'fail privacy permission is not authorized', errno: 104 },
  undeclared: { errMsg: 'fail api scope is not declared in the privacy agreement', errno: 112 },
  other: { errMsg: 'fail unknown' },
}
type Said = keyof typeof said

function settled() {
  return new Promise((resolve) => setTimeout(resolve))
}
function toasts() {
  return (asked('showToast') as { title: string }[]).map(({ title }) => title)
}

beforeEach(() => phone.reset())

it.each<[Said, RegExp]>([
  ['undeclared', /隐私声明里没有剪贴板，请手动抄写并告诉店主/],
  ['unagreed', /没有同意隐私说明.*再点一次并同意/],
  ['other', /没有复制成功，请再点一次，或手动抄写/],
])('a copy that WeChat refuses (%s) is told with what to do', async (refusal, sentence) => {
  phone.failures.setClipboardData = said[refusal]
  copy('4821')
  await settled()
  expect(toasts()).toEqual([expect.stringMatching(sentence)])
})

it('a copy that works says nothing: WeChat does', async () => {
  copy('4821')
  await settled()
  expect(toasts()).toEqual([])
})

it.each<[Said, string[]]>([
  ['cancelled', []],
  ['denied', ['微信不能读取照片，请在手机设置里允许微信使用照片和相机']],
  ['undeclared', ['小程序的隐私声明里没有选择照片，请告诉店主']],
  ['other', ['没有选到图片，请再试一次']],
])('pictures that cannot be chosen (%s)', async (refusal, sentences) => {
  phone.failures.chooseMedia = said[refusal]
  expect(await choosePictures(1)).toEqual([])
  expect(toasts()).toEqual(sentences)
})

it.each(Object.keys(said) as Said[])('the calendar tells why it was not written into: %s', async (refusal) => {
  phone.failures.addPhoneCalendar = said[refusal]
  const time = '2026-11-23T13:00:00.000Z'
  expect(await addToCalendar({ title: '', description: '', start_time: time, end_time: time })).toBe(refusal)
})

it.each<[string, () => void, string]>([
  ['previewImage', () => previewPictures(['a'], 'a'), '图片没有打开，请下拉刷新后再试'],
  ['openSetting', openPermissions, '设置没有打开，请点右上角“…”再点“设置”'],
])('%s that does not open is told', async (name, open, sentence) => {
  phone.failures[name] = said.other
  open()
  await settled()
  expect(toasts()).toEqual([sentence])
})
