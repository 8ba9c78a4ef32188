import { say } from '../../words/say'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../instant'
import type { Countdown } from './clock'

/** `T−04:32`, `T−3h 16m`, `T−2d 04h`: digits and their small unit; the unit is empty where a colon says it. */
export interface ReadingPart {
  readonly digits: string
  readonly unit: string
}

export interface DurationReading {
  readonly parts: readonly ReadingPart[]
  readonly text: string
  /** The same for a screen reader, so that no length is heard as a time of day: "9 minutes 26 seconds". */
  readonly words: string
}

/** A clock in launch notation. U+2212 is the minus, U+2016 the pause. */
export interface Reading extends DurationReading {
  readonly sign: 'T−' | 'T+' | '‖'
}

type Unit = 'day' | 'hour' | 'minute' | 'second'
/** Minutes beside seconds stand without their units, divided by a colon. */
type DrawnUnit = Exclude<Unit, 'second'>

const pad = (value: number): string => String(value).padStart(2, '0')
const counted = (count: number, unit: Unit): string => say(`clock:${unit}s`, { count })

/** A length of time, not negative, rounded down to what is shown (R7). Milliseconds in. */
export function durationReading(durationMs: number): DurationReading {
  const days = Math.floor(durationMs / DAY_MS)
  const hours = Math.floor(durationMs / HOUR_MS)
  const minutes = Math.floor((durationMs % HOUR_MS) / MINUTE_MS)
  if (days > 0) return inUnits(days, 'day', hours % 24, 'hour')
  if (hours > 0) return inUnits(hours, 'hour', minutes, 'minute')
  const seconds = Math.floor((durationMs % MINUTE_MS) / SECOND_MS)
  const digits = `${pad(minutes)}:${pad(seconds)}`
  return {
    parts: [{ digits, unit: '' }],
    text: digits,
    get words() {
      return minutes === 0 ? counted(seconds, 'second') : countedTwo(minutes, 'minute', seconds, 'second')
    },
  }
}

const countedTwo = (large: number, largeUnit: Unit, small: number, smallUnit: Unit): string =>
  say('clock:twoUnits', { large: counted(large, largeUnit), small: counted(small, smallUnit) })

function inUnits(large: number, largeUnit: DrawnUnit, small: number, smallUnit: DrawnUnit): DurationReading {
  const parts = [
    { digits: String(large), unit: say(`clock:unit.${largeUnit}`) },
    { digits: pad(small), unit: say(`clock:unit.${smallUnit}`) },
  ]
  const text = parts.map((part) => part.digits + part.unit).join(' ')
  return {
    parts,
    text,
    // Asked for by few, and every clock reads itself every second.
    get words() {
      return countedTwo(large, largeUnit, small, smallUnit)
    },
  }
}

type Ending = 'left' | 'pastDue' | 'leftPaused' | 'pastDuePaused'

const signed = (
  { sign, text, parts }: Pick<Reading, 'sign' | 'text' | 'parts'>,
  length: DurationReading,
  ending: Ending,
): Reading => ({
  sign,
  parts,
  text,
  get words() {
    return say(`clock:${ending}`, { length: length.words })
  },
})

/** What a clock shows at `now`. Time left and time past due both round down, so "00:00" never hides a minute (R7). */
export function readingOf(clock: Countdown, now: Instant): Reading {
  if (clock.state === 'paused') return pausedReading(clock.remainingMs)
  const leftMs = clock.dueAt - now
  const length = durationReading(Math.abs(leftMs))
  const { parts, text } = length
  if (leftMs < 0) return signed({ sign: 'T+', parts, text: `T+${text}` }, length, 'pastDue')
  return signed({ sign: 'T−', parts, text: `T−${text}` }, length, 'left')
}

/** A clock that stopped after its due instant says so with a plus; its sign stays the pause. */
function pausedReading(remainingMs: number): Reading {
  const length = durationReading(Math.abs(remainingMs))
  const { parts, text } = length
  if (remainingMs >= 0) return signed({ sign: '‖', parts, text: `‖ ${text}` }, length, 'leftPaused')
  const past = parts.map((part, index) => (index === 0 ? { ...part, digits: `+${part.digits}` } : part))
  return signed({ sign: '‖', parts: past, text: `‖ +${text}` }, length, 'pastDuePaused')
}
