/** How the platform reports a call that has no result: `errCode` to the mini program, `code` to another function. */
export class FunctionFailure extends Error {
  constructor(
    readonly code: string,
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }
}

export const failures = {
  notFound: (name: string) =>
    new FunctionFailure('FUNCTION_NOT_FOUND', -501000, `FunctionName parameter could not be found: ${name}`),
  executeFail: (text: string) => new FunctionFailure('FUNCTIONS_EXECUTE_FAIL', -504002, text),
  timedOut: (seconds: number) =>
    new FunctionFailure(
      'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      -504003,
      `Invoking task timed out after ${seconds} seconds (FUNCTIONS_TIME_LIMIT_EXCEEDED)`,
    ),
  outOfMemory: (mb: number) =>
    new FunctionFailure('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', -504002, `FUNCTIONS_MEMORY_LIMIT_EXCEEDED: over ${mb} MB`),
  eventTooLarge: (limit: string) =>
    new FunctionFailure('INVALID_PARAM', -501007, `request data exceeds the limit of ${limit}`),
  resultTooLarge: (limit: string) =>
    new FunctionFailure('RESULT_SIZE_EXCEED_LIMIT', -604001, `cloudfunction result size exceed limit (${limit})`),
}
