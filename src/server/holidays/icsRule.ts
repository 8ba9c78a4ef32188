import * as z from 'zod/mini'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type IcsMoment, readMoment } from './icsMoment'
import type { Recurrence, RuleWeekday } from './recurrence'

export interface IcsRule extends Recurrence {
  /** The last moment of the rule; a date is meant whole. */
  readonly until: IcsMoment | null
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const MOST_INTERVAL = 10_000

const numbers = z.optional(z.union([z.array(z.int()), z.int()]))
const texts = z.optional(z.union([z.array(z.string()), z.string()]))

/** An RRULE as jCal has it; a part with one value stands without brackets. */
const ruleSchema = z.object({
  freq: z.string(),
  interval: z.optional(z.int().check(z.positive(), z.maximum(MOST_INTERVAL))),
  count: z.optional(z.int().check(z.positive())),
  until: z.optional(z.string()),
  bymonth: numbers,
  bymonthday: numbers,
  byyearday: numbers,
  byweekno: numbers,
  bysetpos: numbers,
  byday: texts,
  // 1 is Sunday.
  wkst: z.optional(z.int()),
})

const frequencySchema = z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

function listOf<Item extends string | number>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return []
  return typeof value === 'object' ? value : [value]
}

/** Answers the rule, or in a few words what is wrong with it. A UNTIL without zone is on the event's own clock. */
export function readRule(value: unknown, tzid: string | null): Result<IcsRule, string> {
  const rule = ruleSchema.safeParse(value)
  if (!rule.success) return refused('its recurrence is not written as RFC 5545 has it')
  const frequency = frequencySchema.safeParse(rule.data.freq)
  if (!frequency.success) return refused(`it recurs ${rule.data.freq.toLowerCase()}, not by days`)
  const until = rule.data.until === undefined ? null : readMoment(rule.data.until, tzid)
  if (rule.data.until !== undefined && until === null) return refused(`"${rule.data.until}" is no date`)
  const weekdays = listOf(rule.data.byday).map(readWeekday)
  return accepted({
    frequency: frequency.data,
    interval: rule.data.interval ?? 1,
    count: rule.data.count ?? null,
    until,
    months: listOf(rule.data.bymonth),
    monthDays: listOf(rule.data.bymonthday),
    yearDays: listOf(rule.data.byyearday),
    weekNumbers: listOf(rule.data.byweekno),
    positions: listOf(rule.data.bysetpos),
    weekdays,
    weekStart: ((rule.data.wkst ?? 2) + 5) % 7,
  })
}

/** "-1MO" is the last Monday. The library has refused all other forms by now. */
function readWeekday(text: string): RuleWeekday {
  return { weekday: WEEKDAYS.indexOf(text.slice(-2).toUpperCase()), nth: Number(text.slice(0, -2)) }
}
