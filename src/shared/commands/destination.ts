import type { QueueId } from '../domain/ids'
import { moveToQueue } from './moveToQueue'

/**
 * The queue a command sends its ticket to, which must exist and be open to the agent like the one it is in (CMD17);
 * null for every other command. `args` are of unknown shape; wrong ones are for the verb to refuse.
 */
export function destinationOf(name: string, args: unknown): QueueId | null {
  if (name !== moveToQueue.name) return null
  const parsed = moveToQueue.args.safeParse(args)
  return parsed.success ? parsed.data.to : null
}
