import type { Desk, WrittenTerms } from '#shared/domain/desk'
import { type Instant, later } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { type Baseline, createBaselines } from '#shared/domain/slo/baselines'
import type { Ticket } from '#shared/domain/ticket'
import type { Commit, Store } from '../db/store'
import type { ServerClock } from '../ports'
import { type NextTerms, nextTerms, nextTermsSentence } from './nextTerms'
import { previewTerms, type TermsPreview } from './termsPreview'

export interface TermsDeskPorts {
  readonly store: Pick<Store, 'readDesk' | 'writeDesk' | 'readTickets'>
  readonly clock: ServerClock
  /** Runs work that commits, alone among all writers, and tells the consoles. */
  readonly commitAndSend: <Done>(work: () => Promise<Done>, commitOf: (done: Done) => Commit) => Promise<Done>
}

/** Written terms, and from when they are to hold; null is the instant the file names when ahead, else now. */
export interface TermsWish {
  readonly terms: WrittenTerms
  readonly from: Instant | null
}

export interface PreviewedTerms {
  readonly preview: TermsPreview
  readonly changes: readonly string[]
}

/** What a desk promises, as its supervisors see and change it. A refusal is one plain sentence. */
export interface TermsDesk {
  readonly show: () => Promise<Result<Desk, string>>
  readonly preview: (wish: TermsWish) => Promise<Result<PreviewedTerms, string>>
  /** Puts terms into force and sends the desk's row to everybody connected; answers what changed. */
  readonly use: (wish: TermsWish) => Promise<Result<readonly string[], string>>
  readonly baselines: () => Promise<Result<readonly Baseline[], string>>
}

const TICKETS_PER_PAGE = 500

export function createTermsDesk({ store, clock, commitAndSend }: TermsDeskPorts): TermsDesk {
  const show = () => shownDesk(store)
  const wished = async (wish: TermsWish): Promise<Result<WishedTerms, string>> => {
    const desk = await show()
    return desk.ok ? wishedTerms(desk.value, wish, clock.now()) : desk
  }
  const write = async (wish: TermsWish) => {
    const next = await wished(wish)
    if (!next.ok) return { done: next, commit: [] }
    return { done: accepted(next.value.changes), commit: await store.writeDesk(next.value.desk) }
  }
  return {
    show,
    preview: async (wish) => {
      const next = await wished(wish)
      return next.ok ? previewed(store, next.value, clock.now()) : next
    },
    use: async (wish) =>
      (
        await commitAndSend(
          () => write(wish),
          ({ commit }) => commit,
        )
      ).done,
    baselines: async () => {
      const desk = await show()
      return desk.ok ? baselinesOfStore(store, desk.value, clock.now()) : desk
    },
  }
}

type TermsStore = TermsDeskPorts['store']
type WishedTerms = NextTerms & { readonly before: Desk }

async function shownDesk(store: TermsStore): Promise<Result<Desk, string>> {
  const desk = await store.readDesk()
  return desk ? accepted(desk) : refused('This store has no desk yet. Start the server on it once.')
}

function wishedTerms(before: Desk, { terms, from }: TermsWish, now: Instant): Result<WishedTerms, string> {
  const next = nextTerms(before, terms, now, from)
  return next.ok ? accepted({ ...next.value, before }) : refused(nextTermsSentence(next.refusal))
}

async function previewed(
  store: TermsStore,
  { before, desk, from, changes }: WishedTerms,
  now: Instant,
): Promise<Result<PreviewedTerms, string>> {
  const at = later(from, now)
  const termsBefore = compiled(before, at)
  if (!termsBefore.ok) return termsBefore
  const termsAfter = compiled(desk, at)
  if (!termsAfter.ok) return termsAfter
  const preview = await previewTerms(ticketsOf(store), termsBefore.value, termsAfter.value, at)
  return accepted({ preview, changes })
}

async function baselinesOfStore(
  store: TermsStore,
  desk: Desk,
  now: Instant,
): Promise<Result<readonly Baseline[], string>> {
  const terms = compiled(desk, now)
  if (!terms.ok) return terms
  const baselines = createBaselines()
  for await (const ticket of ticketsOf(store)) {
    baselines.take({ ticket, clocks: evaluateTicket(ticket, terms.value) })
  }
  return accepted(baselines.list())
}

function compiled(desk: Desk, at: Instant): Result<Terms, string> {
  const terms = compileTerms(desk, at)
  return terms.ok ? terms : refused(terms.refusal.sentence)
}

/** Every ticket of a store, a page at a time, so that others get their turn and memory stays small. */
async function* ticketsOf({ readTickets }: TermsStore): AsyncGenerator<Ticket> {
  let page = await readTickets(null, TICKETS_PER_PAGE)
  while (page.length > 0) {
    yield* page
    page = await readTickets(page.at(-1)?.id ?? null, TICKETS_PER_PAGE)
  }
}
