import * as z from 'zod/mini'
import { serverKey } from '../data/disk/databases'
import type { DeskPorts } from '../data/ports'
import { removeServer } from '../data/removeServer'
import { removalSentence } from '../data/removeStored'
import { forgetDrafts } from '../features/ticket/drafts'

const PLACE = 'leaving-server'
const leavingSchema = z.strictObject({ url: z.string(), agreedToLose: z.int() })

/**
 * A server whose windows are still open is cleared by the page that comes after them: until then its databases are in
 * use. This remembers what was agreed to.
 */
export function leaveNothingLater(url: string, agreedToLose: number): void {
  localStorage.setItem(PLACE, JSON.stringify({ url, agreedToLose }))
}

/** Removes what was to be left; answers the sentence to say when something stayed, else null. */
export async function leaveNothingNow(current: string | null, ports: DeskPorts): Promise<string | null> {
  const kept = parsed(localStorage.getItem(PLACE))
  localStorage.removeItem(PLACE)
  if (kept === null || kept.url === current) return null
  return leaveNothing(kept.url, ports, kept.agreedToLose)
}

/** Removes all that is kept of a server, what was begun to be written too; the sentence to say when something stayed. */
export async function leaveNothing(
  url: string,
  ports: DeskPorts,
  agreedToLose: number,
): Promise<string | null> {
  const removed = await removeServer(url, ports, agreedToLose)
  if (!removed.ok) return removalSentence(removed.refusal)
  forgetDrafts(serverKey(url))
  return null
}

function parsed(text: string | null): z.infer<typeof leavingSchema> | null {
  try {
    const read = leavingSchema.safeParse(JSON.parse(text ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null // What another program left there is treated as absent.
  }
}
