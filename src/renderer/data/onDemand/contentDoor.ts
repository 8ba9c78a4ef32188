import { attachmentLimits, type ContentId } from '#shared/domain/attachment'
import { fromOutside } from '#shared/domain/fromOutside'
import type { TicketId } from '#shared/domain/ids'
import {
  type UploadAnswer,
  uploadAnswerSchema,
  type WantedAnswer,
  wantedAnswerSchema,
} from '#shared/protocol/attachments'
import type { Unreached } from './archive'

export type DownloadAnswer =
  | { readonly kind: 'content'; readonly content: Blob }
  /** It is not there, or not this person's to see. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'reauth' }
  | Unreached

/** Contents of attachments at the server. No verb rejects; a question that was taken back is answered `unreached`. */
export interface ContentDoor {
  readonly wanted: (ids: readonly ContentId[], signal: AbortSignal) => Promise<WantedAnswer | Unreached>
  readonly upload: (id: ContentId, content: Blob, signal: AbortSignal) => Promise<UploadAnswer | Unreached>
  /** `onBytes` is told how many have come so far. */
  readonly download: (
    id: ContentId,
    ticket: TicketId,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ) => Promise<DownloadAnswer>
}

export interface ContentDoorOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

const UNREACHED: Unreached = { kind: 'unreached' }
/** Never the type it was attached with: this page must not come to show what somebody sent (ATT7). */
const NO_TYPE = { type: 'application/octet-stream' }

export function createContentDoor(options: ContentDoorOptions): ContentDoor {
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const authorization = `Bearer ${options.token}`
  const ask = (
    path: string,
    sent: RequestInit,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> =>
    request(`${options.serverUrl}/api/attachments/${path}`, {
      ...sent,
      headers: { ...headers, authorization },
    })
  return {
    wanted: async (ids, signal) => {
      const headers = { 'content-type': 'application/json' }
      const sent = { method: 'POST', body: JSON.stringify({ contents: ids }), signal }
      const answer = await jsonOf(() => ask('wanted', sent, headers))
      const read = fromOutside(wantedAnswerSchema, answer)
      return read.ok ? read.value : UNREACHED
    },
    upload: async (id, content, signal) => {
      const answer = await jsonOf(() => ask(id, { method: 'PUT', body: content, signal }))
      const read = fromOutside(uploadAnswerSchema, answer)
      return read.ok ? read.value : UNREACHED
    },
    download: async (id, ticket, signal, onBytes) => {
      try {
        const response = await ask(`${id}?ticket=${encodeURIComponent(ticket)}`, { signal })
        if (response.status === 401) return { kind: 'reauth' }
        if (response.status === 404) return { kind: 'unknown' }
        const content = response.ok ? await contentOf(response, onBytes) : null
        return content !== null && (await idOfContent(content)) === id
          ? { kind: 'content', content }
          : UNREACHED
      } catch {
        return UNREACHED
      }
    },
  }
}

/** Undefined for no network, a broken answer and a question that was taken back: none of them says anything. */
async function jsonOf(asked: () => Promise<Response>): Promise<unknown> {
  try {
    return await (await asked()).json()
  } catch {
    return undefined
  }
}

async function contentOf(response: Response, onBytes: (bytes: number) => void): Promise<Blob | null> {
  const reader = response.body?.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    bytes += piece.value.length
    if (bytes > attachmentLimits.bytes) return null
    pieces.push(piece.value)
    onBytes(bytes)
  }
  return new Blob(pieces, NO_TYPE)
}

/** The SHA-256 of a content, in lower-case hex. */
export async function idOfContent(content: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
