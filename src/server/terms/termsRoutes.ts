import type { IncomingMessage } from 'node:http'
import type { Result } from '#shared/domain/result'
import { type Answer, json } from '../http/answer'
import { readJson } from '../http/readJson'
import type { Logger } from '../log'
import type { TermsDesk, TermsWish } from './termsDesk'
import { TERMS_BYTES, type TermsAnswer, termsRequestSchema } from './termsMessages'

export interface TermsRoutePorts {
  readonly termsDesk: TermsDesk
  /** Whether a request brought the intake key. */
  readonly isTrusted: (request: IncomingMessage) => boolean
  readonly log: Pick<Logger, 'info'>
}

type TermsRoute = (request: IncomingMessage) => Promise<Answer>

const answer = (status: number, value: TermsAnswer): Answer => json(status, value)

/** What the desk promises, over HTTP: read, previewed and put into force by whoever has the intake key. */
export function createTermsRoutes({
  termsDesk,
  isTrusted,
  log,
}: TermsRoutePorts): Readonly<Record<string, TermsRoute>> {
  const trusted =
    (route: TermsRoute): TermsRoute =>
    async (request) =>
      isTrusted(request) ? route(request) : answer(401, { kind: 'unauthorised' })
  const wished = (asked: (wish: TermsWish) => Promise<Answer>) =>
    trusted(async (request) => {
      const body = await readJson(request, termsRequestSchema, TERMS_BYTES)
      if (body.ok) return asked(body.value)
      if (body.refusal.kind === 'invalid') return answer(400, body.refusal)
      return answer(413, { kind: 'invalid', detail: 'The terms are larger than allowed.' })
    })
  return {
    'GET /api/terms': trusted(async () =>
      answered(await termsDesk.show(), (desk) => ({ kind: 'terms', desk })),
    ),
    'POST /api/terms/preview': wished(async (wish) =>
      answered(await termsDesk.preview(wish), (previewed) => ({ kind: 'preview', ...previewed })),
    ),
    'POST /api/terms': wished(async (wish) => {
      const used = await termsDesk.use(wish)
      if (used.ok) log.info({ changes: used.value }, 'terms used')
      return answered(used, (changes) => ({ kind: 'in-force', changes }))
    }),
    'GET /api/terms/baselines': trusted(async () =>
      answered(await termsDesk.baselines(), (baselines) => ({ kind: 'baselines', baselines })),
    ),
  }
}

const answered = <Value>(done: Result<Value, string>, tell: (value: Value) => TermsAnswer): Answer =>
  done.ok ? answer(200, tell(done.value)) : answer(409, { kind: 'refused', sentence: done.refusal })
