import { say } from '../words/say'
import type { Instant } from './instant'
import type { Warning } from './sla/agreement'

/** "75%", "15m", "15m!": a level as part of an id, equal for equal levels. */
export const levelKey = (level: Warning): string => {
  if ('percent' in level) return `${level.percent}%`
  return `${level.minutesLeft}m${level.hours === 'always' ? '!' : ''}`
}

/** Whether the level is the due instant itself. */
export const isDueLevel = (level: Warning): boolean => 'percent' in level && level.percent === 100

interface Levelled {
  readonly fireAt: Instant
  readonly level: Warning
}

const shareOf = (level: Warning): number => ('percent' in level ? level.percent : 0)

/** Positive where `a` is the graver one of two warnings of one clock: the later, and at one instant the higher share. */
export const byGravity = (a: Levelled, b: Levelled): number =>
  a.fireAt - b.fireAt || shareOf(a.level) - shareOf(b.level)

/** The level as it stands in a line: "75 % used", "15 min left". */
export const levelWords = (level: Warning): string =>
  'percent' in level
    ? say('clock:level.used', { percent: level.percent })
    : say('clock:level.left', { minutes: level.minutesLeft })

/** The level where the words around it say that an alert is meant: "75 %", "15 min left". */
export const shortLevelWords = (level: Warning): string =>
  'percent' in level ? say('clock:level.share', { percent: level.percent }) : levelWords(level)
