import { fromOutside } from '#shared/domain/fromOutside'
import { type PaperAnswer, paperAnswerSchema, type WrittenPaper } from '#shared/protocol/papers'
import type { Unreached } from './archive'

/**
 * Saved views, templates and guides. They are read from the directory like queues and people; writing one needs the
 * server. `save` never rejects.
 */
export interface Papers {
  readonly save: (paper: WrittenPaper) => Promise<PaperAnswer | Unreached>
}

export interface PaperOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

export function createPapers({ serverUrl, token, fetch: given }: PaperOptions): Papers {
  const request = given ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  return {
    save: async (paper) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      try {
        const response = await request(`${serverUrl}/api/papers`, {
          method: 'POST',
          headers,
          body: JSON.stringify(paper),
        })
        const answer = fromOutside(paperAnswerSchema, await response.json())
        return answer.ok ? answer.value : { kind: 'unreached' }
      } catch {
        return { kind: 'unreached' }
      }
    },
  }
}
