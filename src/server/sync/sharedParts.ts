import type { Scope } from '#shared/domain/scope'
import type { Pull } from '#shared/protocol/messages'
import type { PackedPart } from '#shared/protocol/packedPart'
import type { Commit, Reckoner } from '../db/store'

type Making = Promise<PackedPart | null>
type Load = Pick<Pull, 'scope' | 'cursor' | 'floor' | 'maxBytes'>

/** The parts of first loads, each made once for all consoles that ask for it until its scope changes. */
export interface SharedParts {
  /** The part of this load, by `make` where nobody has asked for it since; null where `make` has no room for it. */
  readonly of: (load: Load, reckoner: Reckoner | null, make: () => Making) => Making
  /** To be told of every commit before it is sent. */
  readonly heed: (commit: Commit) => void
}

interface Shared {
  readonly scope: Scope
  readonly reckoner: Reckoner | null
  readonly making: Making
  bytes: number
}

/** Packed; the 20,000 tickets of a large desk take about eight. */
const KEPT_BYTES = 32 * 1024 * 1024
/** What a row outside of pages takes, and a part besides, about: also empty ones are asked for under many names. */
const ROW_BYTES = 1_000
const PART_BYTES = 1_000

const keyOf = ({ scope, cursor, floor, maxBytes }: Load): string => `${scope} ${cursor} ${floor} ${maxBytes}`

const bytesOfPage = (page: PackedPart['pages'][number]): number =>
  page.body.byteLength + (page.kind === 'message' ? page.head.byteLength : (page.clocks?.byteLength ?? 0))

const bytesOf = ({ pages, rows }: PackedPart): number =>
  pages.reduce((sum, page) => sum + bytesOfPage(page), PART_BYTES + rows.length * ROW_BYTES)

export function createSharedParts(keptBytes = KEPT_BYTES): SharedParts {
  /** The one not asked for longest stands first. */
  const kept = new Map<string, Shared>()
  let bytes = 0
  const drop = (key: string, shared: Shared): void => {
    if (kept.get(key) !== shared) return
    kept.delete(key)
    bytes -= shared.bytes
  }
  const weigh = async (key: string, shared: Shared): Promise<void> => {
    const part = await shared.making.catch(() => null)
    if (part === null) return drop(key, shared)
    if (kept.get(key) !== shared) return
    shared.bytes = bytesOf(part)
    bytes += shared.bytes
    for (const [oldest, other] of kept) if (bytes > keptBytes) drop(oldest, other)
  }
  return {
    of: (load, reckoner, make) => {
      const key = keyOf(load)
      const known = kept.get(key)
      if (known?.reckoner === reckoner) {
        kept.delete(key)
        kept.set(key, known)
        return known.making
      }
      if (known) drop(key, known)
      const shared: Shared = { scope: load.scope, reckoner, making: make(), bytes: 0 }
      kept.set(key, shared)
      void weigh(key, shared)
      return shared.making
    },
    heed: (commit) => {
      const changed = new Set(commit.map(({ scope }) => scope))
      for (const [key, shared] of kept) if (changed.has(shared.scope)) drop(key, shared)
    },
  }
}
