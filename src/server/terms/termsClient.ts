import { accepted, type Result, refused } from '#shared/domain/result'
import type { TermsDesk, TermsWish } from './termsDesk'
import { type TermsAnswer, termsAnswerSchema } from './termsMessages'

/** A baseline reads every ticket of the desk. */
const ANSWER_WITHIN_MS = 120_000

export interface TermsServer {
  readonly url: string
  readonly key: string
  /** Where the key was read, for whoever has to look for another. */
  readonly keyFile: string
}

/** The terms of a running server, by its doors; null when no server answers there. */
export async function createTermsClient(server: TermsServer): Promise<TermsDesk | null> {
  return (await isThere(server.url)) ? termsClient(server) : null
}

async function isThere(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(5_000) })
    return response.ok
  } catch (error) {
    // fetch has one kind of error for every way in which a server can be away.
    if (error instanceof Error) return false
    throw error
  }
}

function termsClient(server: TermsServer): TermsDesk {
  const post = (path: string, wish: TermsWish) =>
    ask(server, path, { method: 'POST', body: JSON.stringify(wish) })
  return {
    show: async () => {
      const answer = await ask(server, '/api/terms', {})
      if (!answer.ok) return answer
      return answer.value.kind === 'terms' ? accepted(answer.value.desk) : unexpected(server)
    },
    preview: async (wish) => {
      const answer = await post('/api/terms/preview', wish)
      if (!answer.ok) return answer
      const { value } = answer
      return value.kind === 'preview' ? accepted(value) : unexpected(server)
    },
    use: async (wish) => {
      const answer = await post('/api/terms', wish)
      if (!answer.ok) return answer
      return answer.value.kind === 'in-force' ? accepted(answer.value.changes) : unexpected(server)
    },
    baselines: async () => {
      const answer = await ask(server, '/api/terms/baselines', {})
      if (!answer.ok) return answer
      return answer.value.kind === 'baselines' ? accepted(answer.value.baselines) : unexpected(server)
    },
  }
}

const unexpected = ({ url }: TermsServer): Result<never, string> =>
  refused(`The server at ${url} gave no answer about terms; use the same version of T-Minus for both.`)

async function ask(
  server: TermsServer,
  path: string,
  init: RequestInit,
): Promise<Result<TermsAnswer, string>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.key}` }
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const response = await fetch(new URL(path, server.url), { ...init, headers, signal })
    const answer = termsAnswerSchema.safeParse(await response.json().catch(() => null))
    return answer.success ? understood(answer.data, server) : unexpected(server)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused(`The server at ${server.url} does not answer (${error.message}); start it and try again.`)
  }
}

function understood(answer: TermsAnswer, { keyFile }: TermsServer): Result<TermsAnswer, string> {
  switch (answer.kind) {
    case 'refused':
      return refused(answer.sentence)
    case 'invalid':
      return refused(`The server refused the terms: ${answer.detail}`)
    case 'unauthorised':
      return refused(
        `The server did not accept the key in ${keyFile}; give the folder of that server with --data.`,
      )
    default:
      return accepted(answer)
  }
}
