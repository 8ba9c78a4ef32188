import * as z from 'zod/mini'
import type { DeskPorts } from '../data/ports'
import { removeServer } from '../data/removeServer'
import { removalSentence } from '../data/removeStored'

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
  const removed = await removeServer(kept.url, ports, kept.agreedToLose)
  return removed.ok ? null : removalSentence(removed.refusal)
}

function parsed(text: string | null): z.infer<typeof leavingSchema> | null {
  try {
    const read = leavingSchema.safeParse(JSON.parse(text ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null // What another program left there is treated as absent.
  }
}
