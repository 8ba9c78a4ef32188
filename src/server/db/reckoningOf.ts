import type { Reckoning } from '#shared/protocol/reckoning'
import type { Row } from '#shared/protocol/rows'
import type { Reckoner } from './store'

/** What a reckoner makes of the tickets among these rows. */
export function reckoningOf(rows: readonly Row[], { by, hashOf }: Reckoner): Reckoning {
  const clocks: Record<string, string> = {}
  for (const row of rows) {
    if (!row.live || row.entity.kind !== 'ticket') continue
    const { data: ticket } = row.entity
    const hash = hashOf(row.id, row.v, () => ticket)
    if (hash !== null) clocks[row.id] = hash
  }
  return { by, clocks }
}
