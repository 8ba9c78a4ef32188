import { assertNever } from '#shared/domain/assertNever'
import { type Instant, MINUTE_MS } from '#shared/domain/instant'
import type { PastVerdict } from '#shared/domain/sla/clock'
import type { Explanation, Mark } from '#shared/domain/sla/explanation'
import type { VerdictFlip } from '#shared/domain/sla/verdictFlips'
import { say } from '#shared/words/say'
import { promiseTitles } from '../../../ui/words'
import { cancelSentences } from '../cancelSentences'
import { lengthText, realLengthText } from '../lengthText'
import { flipSentence, markSentence, verdictWords } from './markWords'
import { type Piece, piecesOf } from './pieces'
import { hasCounted, type PieceKind, pieceWords } from './pieceWords'
import { reasonSentences } from './reasonWords'
import { amountText, passedText, shownAmounts, shownUnit } from './shownAmounts'
import { targetWords } from './targetWords'
import { byWhom, type WhyTelling } from './telling'
import { momentWords, whenWords } from './whenWords'

/** One line of the table: a piece of time, or a mark at an instant. */
export interface StoryRow {
  readonly at: Instant
  readonly kind: PieceKind | 'mark'
  readonly when: string
  readonly what: string
  /** How long it was; empty where it counted, and for a mark. */
  readonly length: string
  /** What it used of the budget; empty where nothing. */
  readonly counted: string
}

/** The way ahead, which adds up to the budget with what was counted before. */
export interface StoryAhead {
  readonly title: string
  readonly rows: readonly StoryRow[]
  /** "Due Wed 31 Mar 09:48" */
  readonly due: string
  readonly sum: string
}

/** Why a clock is due when it is, in words: what the table shows, a screen reader reads and the clipboard takes. */
export interface Story {
  readonly title: string
  readonly reasons: readonly string[]
  readonly rows: readonly StoryRow[]
  /** "Counted 3h 10m of 8h" */
  readonly sum: string
  readonly ahead: StoryAhead | null
  /** How the clock stands or ended. */
  readonly verdict: string
  /** Judgements that stood before the clock went on. */
  readonly earlier: readonly string[]
}

/** As many rows as can be read; more become weeks (see piecesOf). */
export const MOST_ROWS = 40

interface Amounts {
  readonly past: readonly number[]
  readonly ahead: readonly number[]
}

/** What each piece shows as counted; those ahead go on adding up where those before stopped. */
function amountsOf(past: readonly Piece[], ahead: readonly Piece[], unitMs: number): Amounts {
  const amounts = shownAmounts(
    [...past, ...ahead].map(({ countedMs }) => countedMs),
    unitMs,
  )
  return { past: amounts.slice(0, past.length), ahead: amounts.slice(past.length) }
}

function rowOf(piece: Piece, amountMs: number, unitMs: number, telling: WhyTelling): StoryRow {
  const isCounted = hasCounted(piece)
  return {
    at: piece.from,
    kind: piece.cause.kind,
    when: whenWords(piece.from, piece.to, telling, unitMs),
    what: pieceWords(piece, telling).long,
    length: isCounted ? '' : passedText(piece.to - piece.from, unitMs),
    counted: isCounted ? amountText(amountMs, unitMs) : '',
  }
}

const markRow = (mark: Mark, unitMs: number, telling: WhyTelling): StoryRow => ({
  at: mark.at,
  kind: 'mark',
  when: momentWords(mark.at, telling, unitMs),
  what: markSentence(mark, telling),
  length: '',
  counted: '',
})

/** Where the budget was used up and the promise not kept. */
function dueRows({ clock }: Explanation, unitMs: number, telling: WhyTelling): readonly StoryRow[] {
  const isBroken = clock.state === 'missed' || (clock.state === 'running' && clock.dueAt < telling.now)
  if (!isBroken) return []
  const when = momentWords(clock.dueAt, telling, unitMs)
  return [{ at: clock.dueAt, kind: 'mark', when, what: say('why:story.budgetUsed'), length: '', counted: '' }]
}

const endOf = (verdict: PastVerdict): Instant => (verdict.kind === 'breached' ? verdict.dueAt : verdict.metAt)

/** Earlier verdicts that no mark tells already. */
function untoldVerdicts({ clock, marks }: Explanation): readonly PastVerdict[] {
  const told = marks.flatMap((mark) =>
    mark.kind === 'reopened' && mark.verdict !== null ? [mark.verdict] : [],
  )
  const isTold = (verdict: PastVerdict) =>
    told.some((other) => other.kind === verdict.kind && endOf(other) === endOf(verdict))
  return clock.past.filter((verdict) => !isTold(verdict))
}

/** What it stood as before, as sentences: judgements that were replaced, and those that late work rewrote. */
function earlierOf(
  explanation: Explanation,
  flips: readonly VerdictFlip[],
  telling: WhyTelling,
): readonly string[] {
  const { metric, cycle } = explanation.clock
  const own = flips.filter((flip) => flip.metric === metric && flip.cycle === cycle)
  return [
    ...untoldVerdicts(explanation).map((verdict) =>
      say('why:verdict.before', { verdict: verdictWords(verdict, telling) }),
    ),
    ...own.map((flip) => flipSentence(flip, telling)),
  ]
}

/** Marks before the piece that begins with them. */
const inOrder = (marks: readonly StoryRow[], pieces: readonly StoryRow[]): readonly StoryRow[] =>
  [...marks, ...pieces].toSorted((a, b) => a.at - b.at)

function verdictOf({ clock }: Explanation, { now, wall, you }: WhyTelling): string {
  const at = (instant: Instant) => wall.exactStamp(instant, now)
  switch (clock.state) {
    case 'running':
      return clock.dueAt < now
        ? say('why:story.wasDue', { due: at(clock.dueAt), length: realLengthText(now - clock.dueAt) })
        : say('why:story.isDue', { due: at(clock.dueAt) })
    case 'paused':
      return clock.remainingMs < 0
        ? say('why:story.stillPast', { length: lengthText(-clock.remainingMs) })
        : say('why:story.stillLeft', { length: lengthText(clock.remainingMs) })
    case 'met':
      return say('why:story.met', { time: at(clock.metAt), who: byWhom(clock.by, you) })
    case 'missed':
      return say('why:story.missed', {
        due: at(clock.dueAt),
        time: at(clock.metAt),
        who: byWhom(clock.by, you),
      })
    case 'cancelled':
      return say('why:story.cancelled', {
        time: at(clock.cancelledAt),
        why: cancelSentences(clock.reason),
      })
    default:
      return assertNever(clock)
  }
}

function aheadOf(
  { ahead, budgetMs, usedMs }: Explanation,
  pieces: readonly Piece[],
  amounts: readonly number[],
  unitMs: number,
  telling: WhyTelling,
): StoryAhead | null {
  if (ahead === null) return null
  return {
    title: say(ahead.kind === 'if-resumed' ? 'why:story.ifResumed' : 'why:story.ahead'),
    rows: pieces.map((piece, index) => rowOf(piece, amounts[index] ?? 0, unitMs, telling)),
    due: say('why:story.due', { time: momentWords(ahead.dueAt, telling, unitMs) }),
    sum: amountText(budgetMs ?? usedMs, unitMs),
  }
}

const sumOf = (amount: string, budget: string | null): string =>
  budget === null ? say('why:story.counted', { amount }) : say('why:story.countedOf', { amount, budget })

/**
 * Tells an explanation (TKT20). `flips`: of the whole ticket. `most` pieces are told one by one, before now and after
 * it each.
 */
export function storyOf(
  explanation: Explanation,
  flips: readonly VerdictFlip[],
  telling: WhyTelling,
  most = MOST_ROWS,
): Story {
  const { clock, why, budgetMs, spans, usedMs, ahead, marks } = explanation
  const unitMs = budgetMs === null ? MINUTE_MS : shownUnit(budgetMs)
  const past = piecesOf(spans, most)
  const future = piecesOf(ahead?.spans ?? [], most)
  const amounts = amountsOf(past, future, unitMs)
  const pieceRows = past.map((piece, index) => rowOf(piece, amounts.past[index] ?? 0, unitMs, telling))
  const markRows = marks.map((mark) => markRow(mark, unitMs, telling))
  const counted = amountText(usedMs, unitMs)
  return {
    title: say('why:head', {
      promise: promiseTitles(clock.metric),
      target: targetWords(clock.target),
      policy: why.policy.name,
    }),
    reasons: reasonSentences(why, telling),
    rows: inOrder([...markRows, ...dueRows(explanation, unitMs, telling)], pieceRows),
    sum: sumOf(counted, budgetMs === null ? null : amountText(budgetMs, unitMs)),
    ahead: aheadOf(explanation, future, amounts.ahead, unitMs, telling),
    verdict: verdictOf(explanation, telling),
    earlier: earlierOf(explanation, flips, telling),
  }
}
