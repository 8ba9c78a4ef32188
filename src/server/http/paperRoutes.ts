import type { IncomingMessage } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { joinViews } from '#shared/domain/joinViews'
import { type Account, personOf } from '#shared/domain/person'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { SavedView } from '#shared/domain/savedView'
import {
  type Paper,
  type PaperAnswer,
  paperLimits,
  type WrittenPaper,
  writtenPaperSchema,
} from '#shared/protocol/papers'
import type { Authority } from '../auth/createAuthority'
import type { PaperStore } from '../db/paperStore'
import type { Commit } from '../db/store'
import { type Answer, json } from './answer'
import { askerOf } from './askerOf'
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
      const asker = await askerOf(ports, request)
      if (asker === null) return answer(401, { kind: 'reauth' })
      const body = await readJson(request, writtenPaperSchema, paperLimits.bodyBytes)
      if (!body.ok) {
        const { refusal } = body
        const detail = refusal.kind === 'invalid' ? refusal.detail : 'It is longer than allowed.'
        return answer(refusal.kind === 'invalid' ? 400 : 413, { kind: 'invalid', detail })
      }
      const { refusal, joined } = await ports.commitAndSend(
        () => write(ports.store, asker.account, body.value),
        ({ commit }) => commit,
      )
      if (refusal) return answer(refusal.kind === 'not-allowed' ? 403 : 409, refusal)
      return answer(200, joined === null ? { kind: 'kept' } : { kind: 'kept', joined })
    },
  }
}

type Refusal = Extract<PaperAnswer, { kind: 'not-allowed' | 'too-many' | 'changed' }>

interface Written {
  readonly commit: Commit
  readonly refusal: Refusal | null
  /** What was written of a view that two changed; null for what was written as it was sent. */
  readonly joined: SavedView | null
}

const notWritten = (refusal: Refusal): Written => ({ commit: [], refusal, joined: null })

/** Judged and written in one turn among all writers, so that nobody's paper comes between the two. */
async function write(store: PaperStore, account: Account, given: WrittenPaper): Promise<Written> {
  const allowed = await asAllowed(store, account, given)
  if (allowed === null) return notWritten({ kind: 'not-allowed' })
  const placed = await onPresent(store, allowed, given)
  if (!placed.ok) return notWritten(placed.refusal)
  const paper = placed.value
  const most = paper.kind === 'view' ? paperLimits.viewsOfOne : paperLimits.ofTheDesk
  if (!paper.data.isRemoved && (await store.countOthers(paper)) >= most) {
    return notWritten({ kind: 'too-many', most })
  }
  const commit = await store.writePaper(paper)
  if (commit.length > 0) await store.noteSaver(paper, account.name)
  const isJoined = paper.kind === 'view' && paper !== allowed
  return { commit, refusal: null, joined: isJoined ? paper.data : null }
}

/**
 * The paper as it takes the place of what stands there now: as it is, unless somebody saved something else since the
 * edited one was read; then a view with both changes where both can stand. The same words change nothing.
 */
async function onPresent(
  store: PaperStore,
  paper: Paper,
  given: WrittenPaper,
): Promise<Result<Paper, Refusal>> {
  if (given.edited === undefined) return accepted(paper)
  const present = await store.readPresent(paper)
  if (present === null) return accepted(paper)
  const theirs = present.paper
  if ([given.edited, paper.data].some((data) => isDeepStrictEqual(data, theirs.data))) return accepted(paper)
  const joined = joinedView(paper, given, theirs)
  return joined === null ? refused({ kind: 'changed', by: present.by, theirs }) : accepted(joined)
}

function joinedView(paper: Paper, given: WrittenPaper, theirs: Paper): Paper | null {
  if (paper.kind !== 'view' || theirs.kind !== 'view' || given.kind !== 'view' || !given.edited) return null
  const data = joinViews(given.edited, paper.data, theirs.data)
  return data && { kind: 'view', data }
}

const withoutEdited = (written: Exclude<WrittenPaper, { kind: 'view' }>): Paper =>
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
  if (paper.kind !== 'view') return isSupervising(account) ? withoutEdited(paper) : null
  const before = await store.readView(paper.data.id)
  const owner = before?.owner ?? paper.data.owner
  if (owner.id !== paper.data.owner.id) return null
  if (owner.id === account.id) return { kind: 'view', data: { ...paper.data, owner: personOf(account) } }
  const isTakenOff = isSupervising(account) && paper.data.isRemoved
  return isTakenOff && before?.isShared ? { kind: 'view', data: { ...before, isRemoved: true } } : null
}
