import { refusalOf } from './refusal'

it.each([
  ['chooseMedia:fail cancel', undefined, 'cancelled'],
  ['shareFileMessage:fail:user cancelled', undefined, 'cancelled'],
  ['addPhoneCalendar:fail auth deny', undefined, 'denied'],
  ['addPhoneCalendar:fail auth denied', undefined, 'denied'],
  ['authorize:fail authorize no response', undefined, 'denied'],
  ['addPhoneCalendar:fail system permission denied', undefined, 'denied'],
  ['addPhoneCalendar:fail:system_permission_denied', undefined, 'denied'],
  ['addPhoneCalendar:fail', 103, 'denied'],
  ['chooseMedia:fail privacy permission is not authorized', 104, 'unagreed'],
  ['setClipboardData:fail api scope is not declared in the privacy agreement', 112, 'undeclared'],
  ['setClipboardData:fail api scope is not declared in the privacy agreement', undefined, 'undeclared'],
  ['openSetting:fail can only be invoked by user TAP gesture.', undefined, 'other'],
])('"%s" (%s): %s', (errMsg, errno, refusal) => {
  expect(refusalOf({ errMsg, errno })).toBe(refusal)
})

it.each([undefined, null, 'fail', new Error('broken')])(
  'what is no failure of WeChat is of another kind: %s',
  (failure) => {
    expect(refusalOf(failure)).toBe('other')
  },
)
