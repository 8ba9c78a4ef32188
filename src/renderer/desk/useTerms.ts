import type { Desk } from '#shared/domain/desk'
import type { Instant } from '#shared/domain/instant'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { useNow } from '../clock/useNow'
import { useDirectory } from './deskContext'

const known = new WeakMap<Desk, Terms>()

/** Compiled once for all that show clocks, and again when another version of the agreement takes effect. */
function termsOf(desk: Desk, now: Instant): Terms | null {
  const found = known.get(desk)
  if (found && (found.validUntil === null || now < found.validUntil)) return found
  const compiled = compileTerms(desk, now)
  if (!compiled.ok) return null
  known.set(desk, compiled.value)
  return compiled.value
}

/** The desk's promises and hours, ready to count with; null until the desk is known. */
export function useTerms(): Terms | null {
  const { desk } = useDirectory()
  const now = useNow('minute')
  return desk === null ? null : termsOf(desk, now)
}
