import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/domain/instant'
import { durationReading } from '#shared/domain/sla/reading'
import { hoursText } from '../lengthText'

/** The unit in which amounts of a budget are shown: seconds up to an hour, minutes beyond. Milliseconds. */
export const shownUnit = (budgetMs: number): number => (budgetMs <= HOUR_MS ? SECOND_MS : MINUTE_MS)

/**
 * The amounts in whole units, so cut that they add up to the cut of their sum (TKT23): each is the step of the running
 * total. All in milliseconds.
 */
export function shownAmounts(amountsMs: readonly number[], unitMs: number): readonly number[] {
  let total = 0
  let shown = 0
  return amountsMs.map((amountMs) => {
    total += amountMs
    const before = shown
    shown = Math.floor(total / unitMs) * unitMs
    return shown - before
  })
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** "2h 05m" where minutes are shown, "04:32" where seconds are. Milliseconds, not negative. */
export function amountText(amountMs: number, unitMs: number): string {
  if (unitMs === SECOND_MS && amountMs < HOUR_MS) {
    return `${pad(Math.floor(amountMs / MINUTE_MS))}:${pad(Math.floor((amountMs % MINUTE_MS) / SECOND_MS))}`
  }
  return hoursText(Math.floor(amountMs / HOUR_MS), pad(Math.floor((amountMs % HOUR_MS) / MINUTE_MS)))
}

/** A time that passed without counting, in which three days and more are told as days. Milliseconds. */
export const passedText = (passedMs: number, unitMs: number): string =>
  passedMs < 3 * DAY_MS ? amountText(passedMs, unitMs) : durationReading(passedMs).text
