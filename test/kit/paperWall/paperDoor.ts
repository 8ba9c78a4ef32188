import type { DisplaySession } from '#renderer/data/displaySession'
import { displayCodeSchema } from '#shared/domain/displayCode'

/** A server that offers one code and waits, or none. */
export const paperDoor = (isUnreached: boolean): DisplaySession => ({
  kept: () => null,
  keep: () => {},
  forget: () => {},
  offer: async () =>
    isUnreached
      ? null
      : { kind: 'code', code: displayCodeSchema.parse('K7M4PX'), secret: 's'.repeat(43), leftMs: 600_000 },
  claim: async () => ({ kind: 'waiting', leftMs: 600_000 }),
})
