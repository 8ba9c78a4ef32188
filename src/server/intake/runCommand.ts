import { type Result, refused } from '#shared/domain/result'
import type { Asked, UsageRefusal } from './commandLine'

/** How a command ended in order: what to print last, and its exit code. */
export interface CommandEnd {
  readonly text: string
  readonly exitCode: number
}

interface Command<Options> {
  /** As npm knows it: "import". */
  readonly name: string
  readonly help: string
  readonly readOptions: (args: readonly string[]) => Result<Asked<Options>, UsageRefusal>
  /** Aborted by Ctrl-C. A refusal is one plain sentence. */
  readonly run: (options: Options, signal: AbortSignal) => Promise<Result<CommandEnd, string>>
}

/** Runs a command to its exit code: its own when it ended in order, 1 could not be done, 2 a wrong command line. */
export async function runCommand<Options>({
  name,
  help,
  readOptions,
  run,
}: Command<Options>): Promise<number> {
  const asked = readOptions(process.argv.slice(2))
  if (!asked.ok) {
    console.error(`${asked.refusal} See npm run ${name} -- --help.`)
    return 2
  }
  if (asked.value.kind === 'help') {
    console.log(help)
    return 0
  }
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const ended = await run(asked.value.options, stop.signal).catch((error: unknown) =>
    refused(`npm run ${name} stopped because of a fault of its own: ${String(error)}`),
  )
  if (!ended.ok) {
    console.error(ended.refusal)
    return 1
  }
  console.log(ended.value.text)
  return ended.value.exitCode
}
