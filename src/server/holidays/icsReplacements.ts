import type { Zone } from '#shared/domain/calendar/localTime'
import type { IcsEvent, IcsSpan } from './icsEvent'
import { wallIn } from './icsMoment'
import { momentKeys } from './icsSpans'

/** What stands instead of the occurrences of one event (RECURRENCE-ID, RFC 5545, 3.8.4.4). */
export interface Replacements {
  readonly all: readonly IcsEvent[]
  /**
   * The span an occurrence has in the end: null when a replacement stands by itself instead or the occurrence was
   * cancelled, and moved and named anew after a replacement that meant all later ones too.
   */
  readonly standingFor: (span: IcsSpan) => { readonly span: IcsSpan; readonly name: string | null } | null
}

/**
 * Every event with what replaces its occurrences. Of several versions of one event the one of the highest SEQUENCE
 * counts; a replacement whose event is not in the file is an event by itself.
 */
export function createReplacements(
  events: readonly IcsEvent[],
  own: Zone,
): readonly (readonly [IcsEvent, Replacements])[] {
  const byUid = grouped(events, ({ uid }, index) => uid ?? `without uid ${index}`)
  return [...byUid.values()].flatMap((family) => {
    const masters = latest(family.filter(({ replaces }) => replaces === null))
    const replacing = latestOfEach(
      family.filter(({ replaces }) => replaces !== null),
      own,
    )
    if (masters.length === 0) return replacing.map((event) => [event, none] as const)
    return masters.map((master) => [master, replacementsOf(replacing, own)] as const)
  })
}

function grouped(
  events: readonly IcsEvent[],
  keyOf: (event: IcsEvent, index: number) => string,
): ReadonlyMap<string, readonly IcsEvent[]> {
  const groups = new Map<string, IcsEvent[]>()
  for (const [index, event] of events.entries()) {
    const key = keyOf(event, index)
    const group = groups.get(key)
    if (group) group.push(event)
    else groups.set(key, [event])
  }
  return groups
}

const none: Replacements = { all: [], standingFor: (span) => ({ span, name: null }) }

function latest(versions: readonly IcsEvent[]): readonly IcsEvent[] {
  const highest = Math.max(...versions.map(({ sequence }) => sequence))
  return versions.filter(({ sequence }) => sequence === highest)
}

function latestOfEach(replacing: readonly IcsEvent[], own: Zone): readonly IcsEvent[] {
  const byMoment = grouped(replacing, ({ replaces, start }) => momentKeys(replaces?.at ?? start, own).exact)
  return [...byMoment.values()].flatMap((versions) => latest(versions).slice(-1))
}

function replacementsOf(replacing: readonly IcsEvent[], own: Zone): Replacements {
  if (replacing.length === 0) return none
  const replacedKeys = new Set(
    replacing.flatMap(({ replaces }) => (replaces ? [momentKeys(replaces.at, own).exact] : [])),
  )
  const changes = replacing
    .flatMap((event) =>
      event.replaces?.andLater ? [{ event, from: wallIn(event.replaces.at, own, own) }] : [],
    )
    .toSorted((a, b) => a.from - b.from)
  return {
    all: replacing,
    standingFor: (span) => {
      const keys = momentKeys(span.start, own)
      if (replacedKeys.has(keys.exact) || replacedKeys.has(keys.date)) return null
      const change = changes.findLast(({ from }) => from < wallIn(span.start, own, own))
      if (!change) return { span, name: null }
      return change.event.isCancelled ? null : movedLike(change.event, span, own)
    },
  }
}

function movedLike(event: IcsEvent, { start }: IcsSpan, own: Zone) {
  if (!event.replaces) return null
  const movedMs = event.start.wall - wallIn(event.replaces.at, event.start.zone, own)
  const wall = wallIn(start, event.start.zone, own) + movedMs
  return { span: { start: { ...event.start, wall }, lengthMs: event.lengthMs }, name: event.name }
}
