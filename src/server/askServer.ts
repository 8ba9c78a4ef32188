import type * as z from 'zod/mini'
import { accepted, type Result, refused } from '#shared/domain/result'
import { NO_ROOM } from './http/answer'

export interface AskedServer {
  readonly url: string
  readonly key: string
  /** Where the key was read, for whoever has to look for another. */
  readonly keyFile: string
}

/** A call may read every ticket of the desk. */
const ANSWER_WITHIN_MS = 120_000

export async function isThere(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(5_000) })
    return response.ok
  } catch (error) {
    // fetch has one kind of error for every way in which a server can be away.
    if (error instanceof Error) return false
    throw error
  }
}

/** An answer that only a server of another version gives; `about` as in "terms". */
export const unexpected = ({ url }: AskedServer, about: string): Result<never, string> =>
  refused(`The server at ${url} gave no answer about ${about}; use the same version of T-Minus for both.`)

const failedThere = ({ url }: AskedServer, status: number): Result<never, string> =>
  status === NO_ROOM
    ? refused(`The disk of the server at ${url} is full; make room on it and try again.`)
    : refused(`The server at ${url} failed on this (${status}); its log says why.`)

export const keyNotAccepted = ({ keyFile }: AskedServer): Result<never, string> =>
  refused(`The server did not accept the key in ${keyFile}; give the folder of that server with --data.`)

/** Asks with the server's key; null asks to be told, anything else is sent as JSON. */
export async function askServer<Answer>(
  server: AskedServer,
  call: { readonly path: string; readonly about: string; readonly sent: unknown },
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, string>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.key}` }
  const init = call.sent === null ? {} : { method: 'POST', body: JSON.stringify(call.sent) }
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch(new URL(call.path, server.url), { ...init, headers, signal })
    const answer = schema.safeParse(await response.json().catch(() => null))
    if (answer.success) return accepted(answer.data)
    return response.status >= 500 ? failedThere(server, response.status) : unexpected(server, call.about)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused(`The server at ${server.url} does not answer (${error.message}); start it and try again.`)
  }
}
