/** What is wrong in the mini program's build, with the file and the place. */
export class WeappError extends Error {
  constructor(file: string, message: string, line?: number, column?: number) {
    super(line === undefined ? `${file} ${message}` : `${[file, line, column ?? 1].join(':')}: ${message}`)
    this.name = 'WeappError'
  }
}
