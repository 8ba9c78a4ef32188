import { accepted, type Result, refused } from '#shared/domain/result'
import { type AskedServer, askServer, keyNotAccepted, unexpected as unexpectedAbout } from '../askServer'
import type { TermsDesk, TermsWish } from './termsDesk'
import { type TermsAnswer, termsAnswerSchema } from './termsMessages'

const unexpected = (server: AskedServer) => unexpectedAbout(server, 'terms')

/** The terms of a running server, by its doors. */
export function termsClient(server: AskedServer): TermsDesk {
  const post = (path: string, wish: TermsWish) => ask(server, path, wish)
  return {
    show: async () => {
      const answer = await ask(server, '/api/terms', null)
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
      const answer = await ask(server, '/api/terms/baselines', null)
      if (!answer.ok) return answer
      return answer.value.kind === 'baselines' ? accepted(answer.value.baselines) : unexpected(server)
    },
  }
}

async function ask(
  server: AskedServer,
  path: string,
  sent: TermsWish | null,
): Promise<Result<TermsAnswer, string>> {
  const answer = await askServer(server, { path, about: 'terms', sent }, termsAnswerSchema)
  return answer.ok ? understood(answer.value, server) : answer
}

function understood(answer: TermsAnswer, server: AskedServer): Result<TermsAnswer, string> {
  switch (answer.kind) {
    case 'refused':
      return refused(answer.sentence)
    case 'invalid':
      return refused(`The server refused the terms: ${answer.detail}`)
    case 'unauthorised':
      return keyNotAccepted(server)
    default:
      return accepted(answer)
  }
}
