import type { PersonId } from '../domain/ids'
import { assign } from './assign'

/**
 * Whom a command gives its ticket to, who must not have left (CMD36); null for nobody and for every other command.
 * `args` are of unknown shape; wrong ones are for the verb to refuse.
 */
export function assigneeOf(name: string, args: unknown): PersonId | null {
  if (name !== assign.name) return null
  const parsed = assign.args.safeParse(args)
  return parsed.success ? (parsed.data.to?.id ?? null) : null
}
