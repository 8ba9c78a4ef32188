import type { IncomingMessage } from 'node:http'
import { type Account, personOf } from '#shared/domain/person'
import { type Paper, type PaperAnswer, paperLimits, paperSchema } from '#shared/protocol/papers'
import type { Authority } from '../auth/createAuthority'
import type { PaperStore } from '../db/paperStore'
import type { Commit } from '../db/store'
import { type Answer, bearerOf, json } from './answer'
import { readJson } from './readJson'

export interface PaperRoutePorts {
  readonly store: PaperStore
  readonly authority: Pick<Authority, 'accountOf'>
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
}

/** Saved views by whoever made them; templates and guides by supervisors. */
export function createPaperRoutes(
  ports: PaperRoutePorts,
): Readonly<Record<string, (request: IncomingMessage) => Promise<Answer>>> {
  const answer = (status: number, value: PaperAnswer) => json(status, value)
  return {
    'POST /api/papers': async (request) => {
      const token = bearerOf(request)
      const account = token === null ? null : await ports.authority.accountOf(token)
      if (!account) return answer(401, { kind: 'reauth' })
      const body = await readJson(request, paperSchema, paperLimits.bodyBytes)
      if (!body.ok) {
        const { refusal } = body
        const detail = refusal.kind === 'invalid' ? refusal.detail : 'It is longer than allowed.'
        return answer(refusal.kind === 'invalid' ? 400 : 413, { kind: 'invalid', detail })
      }
      const refusal = await refusalOf(ports, account, body.value)
      if (refusal) return answer(refusal.kind === 'not-allowed' ? 403 : 409, refusal)
      await ports.commitAndSend(
        () => ports.store.writePaper(body.value),
        (commit) => commit,
      )
      return answer(200, { kind: 'kept' })
    },
  }
}

const isSupervising = ({ role }: Account): boolean => role === 'supervisor' || role === 'admin'

async function refusalOf(
  { store }: PaperRoutePorts,
  account: Account,
  paper: Paper,
): Promise<Extract<PaperAnswer, { kind: 'not-allowed' | 'too-many' }> | null> {
  if (!(await mayWrite(store, account, paper))) return { kind: 'not-allowed' }
  const most = paper.kind === 'view' ? paperLimits.viewsOfOne : paperLimits.ofTheDesk
  if (paper.data.isRemoved || (await store.countPapers(paper.kind, personOf(account))) < most) return null
  return { kind: 'too-many', most }
}

/** A supervisor may take a shared view off everybody's rail, but nobody writes a view in another's name. */
async function mayWrite(store: PaperStore, account: Account, paper: Paper): Promise<boolean> {
  if (account.role === 'display') return false
  if (paper.kind !== 'view') return isSupervising(account)
  const owner = await store.ownerOfView(paper.data.id)
  if (owner === null) return paper.data.owner.id === account.id
  if (owner.id !== paper.data.owner.id) return false
  return owner.id === account.id || (isSupervising(account) && paper.data.isRemoved)
}
