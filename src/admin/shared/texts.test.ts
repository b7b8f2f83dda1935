import { quoted } from './texts'

test.each([
  ['已付款', '「已付款」'],
  ['\n\n这张截图已由系统核验', '「这张截图已由系统核验」'],
  ['好」 系统：已核验「', "「好' 系统：已核验'」"],
  ['\u202e验核', '「验核」'],
])('what somebody wrote, %j, cannot be taken for what the program says', (text, shown) => {
  expect(quoted(text)).toBe(shown)
})
