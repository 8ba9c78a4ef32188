import type { IncomingMessage } from 'node:http'
import type * as z from 'zod/mini'
import { fromOutside } from '#shared/domain/fromOutside'
import { type Result, refused } from '#shared/domain/result'

export type BodyRefusal =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'invalid'; readonly detail: string }

/** Whoever sends a body drop by drop is cut off. */
const BODY_WITHIN_MS = 30_000

/** Reads a JSON body of at most so many bytes and parses it; the rest of a larger one is not read. */
export async function readJson<Value>(
  request: IncomingMessage,
  schema: z.ZodMiniType<Value>,
  mostBytes: number,
): Promise<Result<Value, BodyRefusal>> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return refused({ kind: 'too-large' })
  const late = setTimeout(() => request.destroy(), BODY_WITHIN_MS)
  try {
    return await readAndParse(request, schema, mostBytes)
  } finally {
    clearTimeout(late)
  }
}

async function readAndParse<Value>(
  request: IncomingMessage,
  schema: z.ZodMiniType<Value>,
  mostBytes: number,
): Promise<Result<Value, BodyRefusal>> {
  const pieces: Buffer[] = []
  let bytes = 0
  // Not destroyed when it is too large: the answer still has to go out over its connection.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > mostBytes) return refused({ kind: 'too-large' })
    pieces.push(piece)
  }
  const parsed = fromOutside(schema, jsonOf(Buffer.concat(pieces).toString('utf8')))
  if (parsed.ok) return parsed
  const { place, words } = parsed.refusal
  return refused({ kind: 'invalid', detail: `${place === '' ? 'The body' : place}: ${words}` })
}

/** Undefined for text that is not JSON, which no schema here accepts. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
