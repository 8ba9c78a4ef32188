import type { DisplaySession } from '#renderer/data/account/displaySession'
import { displayCodeSchema } from '#shared/domain/displayCode'

/** How a server answers who asks for a code: with one, with nothing, or not at all yet. */
export type PaperAnswer = 'code' | 'unreached' | 'silent'

/** A server that offers one code and waits, or none. */
export const paperDoor = (answer: PaperAnswer): DisplaySession => ({
  kept: () => null,
  keep: () => {},
  forget: () => {},
  offer: async () => {
    if (answer === 'silent') return new Promise(() => {})
    if (answer === 'unreached') return null
    return { kind: 'code', code: displayCodeSchema.parse('K7M4PX'), secret: 's'.repeat(43), leftMs: 600_000 }
  },
  claim: async () => ({ kind: 'waiting', leftMs: 600_000 }),
})
