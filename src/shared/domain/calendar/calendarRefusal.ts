import { assertNever } from '../assertNever'
import type { WallSpan } from './calendarSpec'

/** The way into the written JSON, from its outermost value. */
export type WrittenPath = readonly (string | number)[]

type Fault =
  | { readonly kind: 'unknown-zone'; readonly timezone: string }
  | { readonly kind: 'no-such-date'; readonly date: string }
  | { readonly kind: 'beyond-years'; readonly date: string }
  | {
      readonly kind: 'empty-span' | 'reversed-span' | 'minute-short'
      /** The weekday or date as the person wrote it. */
      readonly place: string
      readonly span: WallSpan
    }
  | {
      readonly kind: 'overlapping-spans'
      readonly place: string
      readonly span: WallSpan
      readonly otherPlace: string
      readonly other: WallSpan
    }
  | { readonly kind: 'never-opens'; readonly name: string }
  | { readonly kind: 'never-open-together'; readonly names: readonly string[] }
  | { readonly kind: 'no-versions' }
  | { readonly kind: 'other-calendar'; readonly id: string; readonly expected: string }
  | { readonly kind: 'version-twice'; readonly name: string; readonly version: number }
  | { readonly kind: 'effective-twice'; readonly name: string; readonly effectiveFrom: string | null }
  | { readonly kind: 'nothing-before'; readonly name: string; readonly effectiveFrom: string }

/** Why a calendar cannot be used, and where that is written. */
export type CalendarRefusal = Fault & { readonly path: WrittenPath }

const spanText = ([opens, closes]: WallSpan): string => `${opens} to ${closes}`
const whenText = (effectiveFrom: string | null): string =>
  effectiveFrom === null ? 'from ever' : `from ${effectiveFrom}`

/** What is wrong and what to do, in one plain sentence or two. */
export function calendarRefusalSentence(refusal: Fault): string {
  switch (refusal.kind) {
    case 'unknown-zone':
      return `This computer knows no time zone "${refusal.timezone}". Give an IANA name such as Europe/Helsinki.`
    case 'no-such-date':
      return `There is no date ${refusal.date}. Correct it in the calendar.`
    case 'beyond-years':
      return `The date ${refusal.date} is not between 1970 and 2169. Correct its year.`
    case 'empty-span':
      return `${refusal.place} opens and closes at ${refusal.span[0]}. For a whole day write 00:00 to 24:00.`
    case 'reversed-span':
      return `${refusal.place} opens at 24:00. Write 00:00 on the next day.`
    case 'minute-short':
      return `${refusal.place} closes at 23:59 and would lose a minute. Write 24:00 for midnight.`
    case 'overlapping-spans':
      return `On ${refusal.place}, ${spanText(refusal.span)} overlaps ${spanText(refusal.other)} of ${refusal.otherPlace}. Make them one span or set them apart.`
    case 'never-opens':
      return `The calendar "${refusal.name}" never opens, so nothing would ever fall due. Give at least one day opening hours.`
    case 'never-open-together':
      return `The calendars ${refusal.names.map((name) => `"${name}"`).join(' and ')} are never open at one time, so nothing would ever fall due. Give them common hours.`
    case 'no-versions':
      return 'There is no calendar here. Write at least one.'
    case 'other-calendar':
      return `This is a version of "${refusal.id}" among those of "${refusal.expected}". Keep the calendars apart.`
    case 'version-twice':
      return `The calendar "${refusal.name}" has version ${refusal.version} twice. Give each version its own number.`
    case 'effective-twice':
      return `The calendar "${refusal.name}" has two versions that hold ${whenText(refusal.effectiveFrom)}. Give each its own first date.`
    case 'nothing-before':
      return `Nothing says what held before ${refusal.effectiveFrom} in the calendar "${refusal.name}". Write null as the first date of its earliest version.`
    default:
      return assertNever(refusal)
  }
}
