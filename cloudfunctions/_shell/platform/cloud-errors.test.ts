import { CloudError, isConflict, isDuplicate, isNetworkFailure } from './cloud-errors'

function verdicts(error: unknown) {
  return [isDuplicate(error), isConflict(error), isNetworkFailure(error)]
}
const kinds = { duplicate: [true, false, false], conflict: [false, true, false], network: [false, false, true] }

/** As the platform and the two SDKs word them. */
const errors: [string, object, keyof typeof kinds][] = [
  ['E11000 in a message', { message: 'E11000 duplicate key error collection: orders index: _id_' }, 'duplicate'],
  ['E11000 in errMsg', { errMsg: 'document.add:fail E11000 duplicate key' }, 'duplicate'],
  ['a code of the database', { code: 'DATABASE_DUPLICATE_WRITE', message: 'multiple write errors' }, 'duplicate'],
  ['a code of the cloud', { code: 'FailedOperation.DuplicateWrite' }, 'duplicate'],
  ['a lost conflict', { code: 'DATABASE_TRANSACTION_CONFLICT' }, 'conflict'],
  [
    'a conflict by message',
    { message: '[ResourceUnavailable.TransactionConflict] Transaction is conflict' },
    'conflict',
  ],
  ['a busy transaction', { code: 'ResourceUnavailable.TransactionBusy' }, 'conflict'],
  ['a transaction that has ended', { errMsg: '[ResourceNotFound.TransactionNotExist]' }, 'conflict'],
  ['a socket that was reset', { code: 'ECONNRESET' }, 'network'],
  ['a server that is away', { message: 'connect ECONNREFUSED 10.0.0.1:443' }, 'network'],
  ['a connection given up', { code: 'ECONNABORTED' }, 'network'],
  ['a broken pipe', { code: 'EPIPE' }, 'network'],
  ['a time-out', { errCode: 'ETIMEDOUT' }, 'network'],
  ['a time-out of a socket', { code: 'ESOCKETTIMEDOUT' }, 'network'],
  ['a hang-up', { message: 'socket hang up' }, 'network'],
  ['a network in capitals', { errMsg: 'request:fail Network Error' }, 'network'],
]

test.each(errors)('%s is recognised', (_what, error, kind) => {
  expect(verdicts(error)).toEqual(kinds[kind])
})

test.each([{}, new Error('the document is locked'), new CloudError('INVALID_PARAM', 'no'), 'ECONN', 7])(
  '%p is nothing of the kind',
  (error) => expect(verdicts(error)).toEqual([false, false, false]),
)

test('an error of the platform has its code and its name', () => {
  const error = new CloudError('SYS_ERR', 'it broke')
  expect([error.name, error.code, error.message, String(error)]).toEqual([
    'CloudError',
    'SYS_ERR',
    'it broke',
    'CloudError: it broke',
  ])
})
