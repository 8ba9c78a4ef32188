import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a route says to a request. A stream is sent as it comes; its headers carry its length. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Readable | null
}

/** "Insufficient Storage": the disk of the server takes nothing more. */
export const NO_ROOM = 507

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})

/** That somebody has to wait, with the header that says so in whole seconds. */
export function laterJson(value: { readonly retryAfterMs: number }): Answer {
  const { headers, ...rest } = json(429, value)
  return { ...rest, headers: { ...headers, 'retry-after': String(Math.ceil(value.retryAfterMs / 1_000)) } }
}

export const plain = (
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: `${text}\n`,
})

/** The token of `Authorization: Bearer`, or null. */
export function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  // A body that was not read to its end would be taken for the next request.
  const ending = request.complete ? {} : { connection: 'close' }
  response.writeHead(answer.status, { ...answer.headers, ...ending })
  const { body } = answer
  if (body === null || typeof body === 'string' || request.method === 'HEAD') {
    if (body !== null && typeof body !== 'string') body.destroy()
    response.end(request.method === 'HEAD' || body === null ? undefined : body)
    return
  }
  await pipeline(body, response)
}
