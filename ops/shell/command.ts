import { parseArgs, type ParseArgsConfig } from 'node:util'
import { systemClock, type Clock } from './clock'
import { readVariables, redactor } from './credentials'

type Variables = Record<string, string | undefined>

/** How a command talks: sentences for a person, one JSON value for a program; never a secret. */
export interface Output {
  /** a line for a person */
  print: (text: string) => void
  /** how far long work has come; shown to people only */
  progress: (text: string) => void
}

export interface Outcome {
  /** what `--json` prints */
  result: unknown
  /** 0 when all is well */
  exitCode?: number
}

export type Flags = Record<string, string | boolean | undefined>

export interface Command {
  name: string
  help: string
  options: NonNullable<ParseArgsConfig['options']>
  work(flags: Flags, variables: Variables, output: Output, clock: Clock): Promise<Outcome>
}

export interface Streams {
  out: (text: string) => void
  err: (text: string) => void
}

const consoleStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

const everywhere = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

export const EXIT = { ok: 0, failed: 1, usage: 2, differs: 3 } as const

/** Runs a command; gives its exit code. Every failure is one sentence. */
export async function runCommand(
  command: Command,
  args: string[],
  processVariables: Variables,
  { out, err }: Streams = consoleStreams,
  clock: Clock = systemClock,
): Promise<number> {
  const variables = readVariables(processVariables)
  const redact = redactor(variables)
  const flags = flagsOf(command, args)
  if (typeof flags === 'string') {
    err(`${flags}\n\n${command.help}\n`)
    return EXIT.usage
  }
  if (flags.help) {
    out(`${command.help}\n`)
    return EXIT.ok
  }
  const line = (text: string) => (flags.json ? err : out)(redact(`${text}\n`))
  try {
    const { result, exitCode = EXIT.ok } = await command.work(flags, variables, { print: line, progress: line }, clock)
    if (flags.json) out(redact(`${JSON.stringify(result, null, 2)}\n`))
    return exitCode
  } catch (error) {
    const sentence = redact((error as Error).message)
    if (flags.json) out(`${JSON.stringify({ error: sentence })}\n`)
    err(`✘ ${sentence}\n`)
    return EXIT.failed
  }
}

function flagsOf({ options }: Command, args: string[]): Flags | string {
  try {
    return parseArgs({ args, options: { ...everywhere, ...options } }).values
  } catch (error) {
    return (error as Error).message
  }
}

/** For the file that a script starts. */
export async function main(command: Command): Promise<void> {
  process.exitCode = await runCommand(command, process.argv.slice(2), process.env)
}
