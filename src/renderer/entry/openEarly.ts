import type { SignedIn } from './signedIn'
import type { OpenDesk } from './useOpening'

/**
 * Begins to open the desk of somebody who is signed in at once, so that the disk is asked before anything is drawn.
 * Whoever opens it first gets what was begun; every later opening is a new one.
 */
export function openEarly(kept: SignedIn | null, openDesk: OpenDesk): OpenDesk {
  if (kept === null) return openDesk
  const opening = openDesk(kept)
  // Told to whoever asks for it.
  opening.catch(() => undefined)
  let begun: typeof opening | null = opening
  return (who) => {
    if (who !== kept || begun === null) return openDesk(who)
    const first = begun
    begun = null
    return first
  }
}
