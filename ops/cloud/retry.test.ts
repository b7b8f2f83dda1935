import { isUnsure } from './retry'

test.each(['ECONNRESET', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])(
  'nobody knows whether a request was done that ended by %s',
  (code) => {
    expect(isUnsure(Object.assign(new Error('request timeout'), { code }))).toBe(true)
  },
)
