import * as z from 'zod/mini'
import { type CalendarSpec, calendarSpecSchema } from '#shared/domain/calendar/calendarSpec'
import { defaultCalendar } from '#shared/domain/calendar/defaultCalendar'
import type { WrittenTerms } from '#shared/domain/desk'
import { type Agreement, agreementSchema, type Policy, policySchema } from '#shared/domain/sla/agreement'
import { defaultAgreement } from '#shared/domain/sla/defaultAgreement'
import type { Path } from './filePlaces'

/** What can be understood of terms that are not wholly of their form. */
export interface Salvage {
  readonly terms: WrittenTerms
  /** Paths of what was put in place of the unreadable; nothing below them was written by anybody. */
  readonly standIns: readonly Path[]
}

type Fields = Readonly<Record<string, unknown>>

const recordSchema = z.record(z.string(), z.unknown())
const fieldsOf = (value: unknown): Fields => recordSchema.safeParse(value).data ?? {}
const listIn = (value: unknown, key: string): readonly unknown[] => {
  const list = fieldsOf(value)[key]
  return Array.isArray(list) ? list : []
}

/**
 * Puts stand-ins in place of the settings of calendars, agreements and policies that cannot be read, so that
 * everything else is checked in the same run.
 */
export function salvage(value: unknown): Salvage {
  const standIns: Path[] = []
  const calendars = listIn(value, 'calendars').map((raw, index) =>
    salvagedCalendar(fieldsOf(raw), index, standIns),
  )
  const agreements = listIn(value, 'agreements').map((raw, index) =>
    salvagedAgreement(fieldsOf(raw), index, standIns),
  )
  return { terms: { calendars, agreements }, standIns }
}

const weeklyField = 'weekly'
const { [weeklyField]: weeklySchema, ...calendarShape } = calendarSpecSchema.def.innerType.shape

function salvagedCalendar(raw: Fields, index: number, standIns: Path[]): CalendarSpec {
  const path = ['calendars', index]
  const standIn = { ...defaultCalendar('UTC'), id: `unreadable ${index}`, version: -index }
  const fields = readFields(raw, calendarShape, standIn, path, standIns)
  const weekly = readFields(
    fieldsOf(raw[weeklyField]),
    weeklySchema.def.innerType.shape,
    standIn.weekly,
    [...path, weeklyField],
    standIns,
  )
  return { ...fields, weekly }
}

const { policies: _policies, ...agreementShape } = agreementSchema.def.innerType.shape

function salvagedAgreement(raw: Fields, index: number, standIns: Path[]): Agreement {
  const path = ['agreements', index]
  const policies = listIn(raw, 'policies').map((written, place) =>
    salvagedPolicy(fieldsOf(written), [...path, 'policies', place], standIns),
  )
  return { ...readFields(raw, agreementShape, defaultAgreement, path, standIns), policies }
}

function salvagedPolicy(raw: Fields, path: Path, standIns: Path[]): Policy {
  const standIn: Policy = {
    id: `unreadable ${path.join(' ')}`,
    name: 'unreadable',
    // For no ticket at all, so that it takes none from the policies after it.
    when: { assetClass: [`unreadable ${path.join(' ')}`] },
    calendars: ['always'],
    targets: {},
  }
  return readFields(raw, policySchema.def.innerType.shape, standIn, path, standIns)
}

type Shape = Readonly<Record<string, z.ZodMiniType>>

/** Every field of a shape, as it was written where it can be read, else the stand-in's. */
function readFields<Whole extends object>(
  raw: Fields,
  shape: Shape,
  standIn: Whole,
  path: Path,
  standIns: Path[],
): Whole {
  const read = Object.entries(shape).flatMap(([name, schema]) => {
    const field = schema.safeParse(raw[name])
    if (!field.success) standIns.push([...path, name])
    return field.success && field.data !== undefined ? [[name, field.data] as const] : []
  })
  return { ...standIn, ...Object.fromEntries(read) }
}
