import type { IncomingMessage } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { type Account, personOf } from '#shared/domain/person'
import {
  type DeskPaper,
  type Paper,
  type PaperAnswer,
  paperLimits,
  type WrittenPaper,
  writtenPaperSchema,
} from '#shared/protocol/papers'
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
      const body = await readJson(request, writtenPaperSchema, paperLimits.bodyBytes)
      if (!body.ok) {
        const { refusal } = body
        const detail = refusal.kind === 'invalid' ? refusal.detail : 'It is longer than allowed.'
        return answer(refusal.kind === 'invalid' ? 400 : 413, { kind: 'invalid', detail })
      }
      const { refusal } = await ports.commitAndSend(
        () => write(ports.store, account, body.value),
        ({ commit }) => commit,
      )
      if (refusal) return answer(refusal.kind === 'not-allowed' ? 403 : 409, refusal)
      return answer(200, { kind: 'kept' })
    },
  }
}

interface Written {
  readonly commit: Commit
  readonly refusal: Extract<PaperAnswer, { kind: 'not-allowed' | 'too-many' | 'changed' }> | null
}

/** Judged and written in one turn among all writers, so that nobody's paper comes between the two. */
async function write(store: PaperStore, account: Account, given: WrittenPaper): Promise<Written> {
  const paper = await asAllowed(store, account, given)
  if (paper === null) return { commit: [], refusal: { kind: 'not-allowed' } }
  const changed = await changedSince(store, given)
  if (changed !== null) return { commit: [], refusal: changed }
  const most = paper.kind === 'view' ? paperLimits.viewsOfOne : paperLimits.ofTheDesk
  if (!paper.data.isRemoved && (await store.countOthers(paper)) >= most) {
    return { commit: [], refusal: { kind: 'too-many', most } }
  }
  const commit = await store.writePaper(paper)
  if (paper.kind !== 'view' && commit.length > 0) await store.noteSaver(paper, account.name)
  return { commit, refusal: null }
}

/** Whether somebody saved other words since those that were edited were read. The same words change nothing. */
async function changedSince(
  store: PaperStore,
  written: WrittenPaper,
): Promise<Extract<PaperAnswer, { kind: 'changed' }> | null> {
  if (written.kind === 'view' || written.edited === undefined) return null
  const present = await store.readDeskPaper(asPaper(written))
  if (present === null) return null
  const known = [written.edited, written.data]
  if (known.some((data) => isDeepStrictEqual(data, present.paper.data))) return null
  return { kind: 'changed', by: present.by, theirs: present.paper }
}

const asPaper = (written: Exclude<WrittenPaper, { kind: 'view' }>): DeskPaper =>
  written.kind === 'template'
    ? { kind: 'template', data: written.data }
    : { kind: 'guide', data: written.data }

const isSupervising = ({ role }: Account): boolean => role === 'supervisor' || role === 'admin'

/**
 * The paper as this account may write it; null where it may not. Nobody writes a view in another's name; a supervisor may
 * take a shared one off everybody's rail, which changes nothing else of it (SEC120).
 */
async function asAllowed(store: PaperStore, account: Account, paper: WrittenPaper): Promise<Paper | null> {
  if (account.role === 'display') return null
  if (paper.kind !== 'view') return isSupervising(account) ? asPaper(paper) : null
  const before = await store.readView(paper.data.id)
  const owner = before?.owner ?? paper.data.owner
  if (owner.id !== paper.data.owner.id) return null
  if (owner.id === account.id) return { kind: 'view', data: { ...paper.data, owner: personOf(account) } }
  const isTakenOff = isSupervising(account) && paper.data.isRemoved
  return isTakenOff && before?.isShared ? { kind: 'view', data: { ...before, isRemoved: true } } : null
}
