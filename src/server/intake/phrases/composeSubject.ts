import type { Priority } from '#shared/domain/ticket'
import { deskPhrases } from './deskPhrases'
import type { Gravity, Phrase } from './phrase'
import { isSlotName, slotWords } from './slots'

/** Chooses a whole number from 0 up to, not including, `below`; equal calls may differ by their `purpose`. */
export type Chooser = (below: number, purpose: string) => number

/** Fills the gaps of a text. The same gap name always gets the same word within one chooser's run. */
export function fillGaps(text: string, choose: Chooser): string {
  const filled = text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => {
    if (!isSlotName(name)) return gap
    const words = slotWords[name]
    return words[choose(words.length, name)] ?? gap
  })
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}

/** A subject line and what its requester wrote, the two agreeing on every word filled in. */
export function composeTrouble(phrase: Phrase, choose: Chooser): { subject: string; says: string } {
  const remembered = new Map<string, number>()
  const once: Chooser = (below, purpose) => {
    const known = remembered.get(purpose)
    if (known !== undefined) return known
    const drawn = choose(below, purpose)
    remembered.set(purpose, drawn)
    return drawn
  }
  return { subject: fillGaps(phrase.subject, once), says: fillGaps(phrase.says, once) }
}

/** FNV-1a, 32 bits: spreads the log's numbered words evenly over a table, the same on every machine. */
export function spread(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** What tickets of each priority are about: nobody raises a new badge to critical. */
const gravitiesOf: Record<Priority, readonly Gravity[]> = {
  P1: ['outage'],
  P2: ['outage', 'trouble'],
  P3: ['outage', 'trouble', 'request'],
  P4: ['trouble', 'request'],
}

/**
 * A plain subject for a ticket of which only coded words are known ("Category 26", "Subcategory 174"): the same
 * words and priority always give the same subject. It describes an invented trouble, not the real one (IMP4).
 */
export function composeSubjectFor(kind: string, details: string, priority: Priority): string {
  const fitting = deskPhrases.filter(({ gravity }) => gravitiesOf[priority].includes(gravity))
  const phrase = fitting[spread(kind) % fitting.length]
  if (!phrase) throw new Error('The table of phrases is empty.')
  return composeTrouble(phrase, (below, purpose) => spread(`${purpose}/${details}`) % below).subject
}
