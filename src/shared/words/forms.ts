import { spoken } from './say'

/** One decimal, always shown: "1.4", "1,4". */
export const tenthsText = (value: number): string =>
  new Intl.NumberFormat(spoken(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)

/** A share of a hundred, with one decimal: "99.9 %". */
export const percentText = (percent: number): string => `${tenthsText(percent)} %`

/** "Payments, Network and Identity". */
export const listText = (items: readonly string[]): string =>
  // British English puts no comma before the last.
  new Intl.ListFormat(spoken() === 'en' ? 'en-GB' : spoken(), { type: 'conjunction' }).format(items)
