import { DomainError, malformed, sentences, type ErrorCode } from './errors'

test.each(Object.entries(sentences))('%s says by itself: %s', (code, sentence) => {
  const error = new DomainError(Number(code) as ErrorCode)
  expect([error.message, error.name, error.detail]).toEqual([sentence, 'DomainError', undefined])
  expect(sentence).toMatch(/^[\p{Script=Han}，]+$/u)
})

test('a malformed request names its field and says why', () => {
  expect(malformed('note', '太长')).toMatchObject({ code: 4000, message: '太长', detail: { field: 'note' } })
})
