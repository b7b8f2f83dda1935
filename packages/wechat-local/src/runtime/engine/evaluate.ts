/** Runs a function body made of text: the scripts and compiled templates of the build, which are all this host is for. */
export function evaluate(parametersAndBody: string[], values: unknown[]): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval
  const run = new Function(...parametersAndBody) as (...values: unknown[]) => unknown
  return run(...values)
}
