import { accepted, type Result, refused } from '../domain/result'
import { commands, isCommandName } from './catalogue'
import type { Refusal } from './refusal'

/** Reads arguments of one version as those of the next. Gets what an outbox held and must not throw for any of it. */
export type Upcaster = (args: unknown) => unknown

/** By command and by the version it reads: `upcasters.reply[1]` makes the second version of the first. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>

/** The second version may name attachments; the first had none. */
function withoutAttachments(args: unknown): unknown {
  return args
}

/**
 * One for every version that was ever shipped and is not the present one. They stay for ever: an outbox may have waited
 * for as long (sync.md 2.10). Who raises a command's `version` adds one here and an example to
 * test/kit/shippedCommands.ts.
 */
export const upcasters: Upcasters = {
  reply: { 1: withoutAttachments },
  note: { 1: withoutAttachments },
}

const invalid = (detail: string): Result<never, Refusal> => refused({ kind: 'invalid', detail })

/** The arguments of a saved command in the present form; a command of a newer release is refused, never guessed at. */
export function presentArgs(
  name: string,
  version: number,
  args: unknown,
  known: Upcasters = upcasters,
): Result<unknown, Refusal> {
  // A name that nobody knows is refused by the catalogue, in its words.
  if (!isCommandName(name)) return accepted(args)
  return upcast(args, version, commands[name].version, known[name] ?? {})
}

/** Step by step from one version to another. */
export function upcast(
  args: unknown,
  from: number,
  to: number,
  steps: Readonly<Record<number, Upcaster>>,
): Result<unknown, Refusal> {
  if (from > to) return invalid('A newer T-Minus made it, and this one is older.')
  let read = args
  for (let version = from; version < to; version++) {
    const step = steps[version]
    if (!step) return invalid(`Nothing reads version ${version} of it.`)
    read = step(read)
  }
  return accepted(read)
}
