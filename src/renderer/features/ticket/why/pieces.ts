import type { Instant } from '#shared/domain/instant'
import type { Span, SpanCause } from '#shared/domain/sla/explanation'

/** Many working days in one: how often the desk was open, and why it was not in between. */
export interface RunCause {
  readonly kind: 'run'
  readonly countedTimes: number
  readonly closed: readonly Extract<SpanCause, { kind: 'closed' }>['why'][]
}

/** What is drawn as one segment and told as one row. */
export interface Piece {
  readonly from: Instant
  readonly to: Instant
  readonly countedMs: number
  readonly cause: SpanCause | RunCause
}

/** Days that come and go: the desk opens, counts and closes. Pauses and the like are never drawn together. */
const isOfRun = ({ cause }: Span): boolean => cause.kind === 'counted' || cause.kind === 'closed'

const isWeekend = ({ cause }: Span): boolean => cause.kind === 'closed' && cause.why.kind === 'day-off'

type Group = readonly Span[]

/** A run of days cut after each weekend; anything else alone. */
function groupsOf(spans: readonly Span[]): readonly Group[] {
  const groups: Span[][] = []
  let isOpen = false
  for (const span of spans) {
    if (!isOfRun(span)) {
      groups.push([span])
      isOpen = false
      continue
    }
    const last = groups.at(-1)
    if (isOpen && last) last.push(span)
    else groups.push([span])
    isOpen = !isWeekend(span)
  }
  return groups
}

const isMergeable = (group: Group | undefined): group is Group => group?.every(isOfRun) ?? false

/** Neighbouring groups of one run, two by two. */
function paired(groups: readonly Group[]): readonly Group[] {
  const result: Group[] = []
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index] ?? []
    const next = groups[index + 1]
    if (isMergeable(group) && isMergeable(next)) {
      result.push([...group, ...next])
      index += 1
    } else {
      result.push(group)
    }
  }
  return result
}

const pieceOf = ({ from, to, countedMs, cause }: Span): Piece => ({ from, to, countedMs, cause })

function pieceOfGroup(group: Group): Piece {
  const [first] = group
  const last = group.at(-1)
  if (!first || !last) throw new Error('A group has at least one span.')
  if (group.length === 1) return pieceOf(first)
  const closed = group.flatMap(({ cause }) => (cause.kind === 'closed' ? [cause.why] : []))
  const counted = group.filter(({ cause }) => cause.kind === 'counted')
  return {
    from: first.from,
    to: last.to,
    countedMs: group.reduce((sum, { countedMs }) => sum + countedMs, 0),
    cause: { kind: 'run', countedTimes: counted.length, closed },
  }
}

/**
 * The spans in at most about `most` pieces (TKT22). While they are few, each is a piece. Else weeks of opening and
 * closing become one, then pairs of weeks and so on; pauses always stand alone, so that very many of them stay many.
 */
export function piecesOf(spans: readonly Span[], most: number): readonly Piece[] {
  if (spans.length <= most) return spans.map(pieceOf)
  let groups = groupsOf(spans)
  let isSmaller = true
  while (isSmaller && groups.length > most) {
    const fewer = paired(groups)
    isSmaller = fewer.length < groups.length
    groups = fewer
  }
  return groups.map(pieceOfGroup)
}
