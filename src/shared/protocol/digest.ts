import type { EntityKind } from '../domain/entity'
import type { Seq } from './rows'

/** The digest of a scope without rows. */
export const EMPTY_DIGEST = '0000000000000000'

/**
 * The XOR of a 64-bit hash over (kind, id, v) of every live row of a scope (sync.md 2.11). XOR is its own inverse
 * and has no order, so one `toggle` adds a row and the same `toggle` takes it out again, on either side.
 */
export interface Digest {
  readonly toggle: (kind: EntityKind, id: string, v: Seq) => void
  /** 16 hex digits. */
  readonly hex: () => string
}

export function createDigest(from: string = EMPTY_DIGEST): Digest {
  let high = Number.parseInt(from.slice(0, 8), 16) >>> 0
  let low = Number.parseInt(from.slice(8, 16), 16) >>> 0
  return {
    toggle: (kind, id, v) => {
      const hash = hashOfRow(kind, id, v)
      high = (high ^ hash.high) >>> 0
      low = (low ^ hash.low) >>> 0
    },
    hex: () => hexOf(high) + hexOf(low),
  }
}

const hexOf = (lane: number): string => lane.toString(16).padStart(8, '0')

/** cyrb53 (Bryc, public domain) without its last cut to 53 bits: two 32-bit lanes, no BigInt. */
function hashOfRow(kind: EntityKind, id: string, v: Seq): { readonly high: number; readonly low: number } {
  const text = `${kind}/${id}/${v}`
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return { high: high >>> 0, low: low >>> 0 }
}
