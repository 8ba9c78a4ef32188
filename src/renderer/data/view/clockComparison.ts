import type { TicketId } from '#shared/domain/ids'
import { type ReckonedBy, reckonedHash } from '#shared/protocol/reckoning'
import type { Seq } from '#shared/protocol/rows'
import type { ClockAgreement, ClockDifference } from '../health/syncHealth'
import type { Mirror } from './mirror'

/** What the server makes of one version of a ticket. */
export interface ToldClocks {
  readonly v: Seq
  readonly hash: string
  readonly by: ReckonedBy
}
export type ToldByTicket = ReadonlyMap<TicketId, ToldClocks>

/** Holds the clocks of confirmed tickets against what the server makes of them (R29). */
export interface ClockComparison {
  /** What came with rows that the mirror has now; `wiped` when whole scopes were dropped before. */
  readonly take: (told: ToldByTicket, change: { readonly hasWiped: boolean }) => void
  /** The desk's terms were compiled anew. */
  readonly termsChanged: () => void
  /** Compares some of what was taken; to be called every second, so that no load is held up by it. */
  readonly look: () => void
  readonly agreement: () => ClockAgreement
}

export interface ComparisonSources {
  readonly mirror: Pick<Mirror, 'tickets' | 'terms' | 'confirmedV'>
  readonly report: (sentence: string) => void
}

/** More differences than these at once have one cause and are counted only. */
const REPORTED_AT_ONCE = 20
const SHOWN = 20
/** Takes some milliseconds. */
const COMPARED_AT_ONCE = 1_000

export function createClockComparison({ mirror, report }: ComparisonSources): ClockComparison {
  /** Not compared yet: commands wait on top of the ticket, or the two reckon by other terms. */
  const pending = new Map<TicketId, ToldClocks>()
  const findings = createFindings(mirror)
  return {
    take: (told, { hasWiped }) => {
      // What was dropped may come again under the same numbers as another truth.
      if (hasWiped) pending.clear()
      for (const [id, clocks] of told) pending.set(id, clocks)
    },
    termsChanged: () => {
      findings.forget()
      const writtenHash = mirror.terms()?.writtenHash
      if (writtenHash === undefined) return
      // What was reckoned by terms that hold no more is never compared.
      for (const [id, { by }] of pending) if (by.writtenHash !== writtenHash) pending.delete(id)
    },
    look: () => {
      const news: ClockDifference[] = []
      for (const [id, told] of firstOf(pending, COMPARED_AT_ONCE)) {
        const verdict = judge(mirror, id, told)
        pending.delete(id)
        // Its turn comes again after all others.
        if (verdict === 'later') pending.set(id, told)
        else if (verdict !== 'outdated') news.push(...findings.note(id, told, verdict))
      }
      for (const difference of news.slice(0, REPORTED_AT_ONCE)) report(differenceWords(difference))
      const others = news.length - REPORTED_AT_ONCE
      if (others > 0) report(`The clocks of ${others} more tickets differ from the server's.`)
    },
    agreement: findings.agreement,
  }
}

function firstOf<Key, Value>(map: ReadonlyMap<Key, Value>, count: number): readonly [Key, Value][] {
  const first: [Key, Value][] = []
  for (const entry of map) {
    if (first.length === count) break
    first.push(entry)
  }
  return first
}

type Difference = ClockDifference['kind']
type Verdict = 'outdated' | 'later' | 'alike' | Difference

function judge(mirror: ComparisonSources['mirror'], id: TicketId, { v, hash, by }: ToldClocks): Verdict {
  const terms = mirror.terms()
  const view = mirror.tickets.get().byId.get(id)
  if (view === undefined || mirror.confirmedV(id) !== v) return 'outdated'
  if (terms?.writtenHash !== by.writtenHash || view.waiting.length > 0) return 'later'
  if (reckonedHash(view.clocks, terms) === hash) return 'alike'
  return terms.zoneHash === by.zoneHash ? 'result' : 'time-zones'
}

/** What has come of comparing so far. */
function createFindings(mirror: ComparisonSources['mirror']) {
  const differing = new Map<TicketId, ClockDifference>()
  let compared = 0
  let hasOtherZones = false
  return {
    /** Answers the difference when it was not known of this version. */
    note: (ticket: TicketId, { v, by }: ToldClocks, verdict: 'alike' | Difference): ClockDifference[] => {
      compared += 1
      hasOtherZones = mirror.terms()?.zoneHash !== by.zoneHash
      const before = differing.get(ticket)
      differing.delete(ticket)
      if (verdict === 'alike') return []
      const difference = { ticket, v, kind: verdict }
      differing.set(ticket, difference)
      return before?.v === v && before.kind === verdict ? [] : [difference]
    },
    forget: (): void => differing.clear(),
    agreement: (): ClockAgreement => {
      const present = [...differing.values()].filter(({ ticket, v }) => mirror.confirmedV(ticket) === v)
      return {
        compared,
        differing: present.slice(0, SHOWN),
        differingCount: present.length,
        hasOtherZones,
      }
    },
  }
}

const differenceWords = ({ ticket, v, kind }: ClockDifference): string =>
  kind === 'result'
    ? `The clocks of ${ticket} (row ${v}) differ from the server's, reckoned by the same terms.`
    : `The clocks of ${ticket} (row ${v}) differ from the server's: the time-zone data of the two computers differ.`
