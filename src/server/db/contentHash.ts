import { createHash } from 'node:crypto'
import type { Intent } from '#shared/protocol/messages'

const known = new WeakMap<Intent, string>()

/**
 * What makes an intent this intent. `at` and `baseV` are left out: a console may correct its clock between two
 * sends of the same intent.
 */
export function contentHash(intent: Intent): string {
  const hash = known.get(intent) ?? hashOf(intent)
  known.set(intent, hash)
  return hash
}

function hashOf({ id, name, version, ticketId, args }: Intent): string {
  return createHash('sha256')
    .update(JSON.stringify([id, name, version, ticketId, inKeyOrder(args)]))
    .digest('base64url')
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]))
}
