import ICAL from 'ical.js'
import * as z from 'zod/mini'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type HolidayRefusal, holidayLimits } from './holiday'

/** A property as jCal has it (RFC 7265): name, parameters, type and values, texts unescaped. */
const propertySchema = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())
export type IcsProperty = z.infer<typeof propertySchema>

const componentSchema = z.tuple([z.string(), z.array(propertySchema), z.array(z.unknown())])
/** Only as deep as events lie; what is nested deeper (alarms) is not looked at. */
const calendarSchema = z.tuple([z.literal('vcalendar'), z.array(propertySchema), z.array(componentSchema)])
const fileSchema = z.union([z.array(calendarSchema).check(z.minLength(1)), calendarSchema])

/** The VEVENTs of one file, of all its calendars, by property. */
export interface IcsFile {
  readonly events: readonly { readonly properties: readonly IcsProperty[]; readonly isWithdrawn: boolean }[]
}

/** Takes a file apart by the library: lines unfolded, texts unescaped, values not understood yet. */
export function readIcsFile(text: string): Result<IcsFile, HolidayRefusal> {
  if (text.length > holidayLimits.fileCharacters) {
    return refused({ kind: 'too-many', what: 'characters', most: holidayLimits.fileCharacters })
  }
  const parsed = parseText(text.replace(/^\uFEFF/, ''))
  if (!parsed.ok) return parsed
  const file = fileSchema.safeParse(parsed.value)
  if (!file.success) return refused({ kind: 'not-a-calendar', detail: 'it holds no VCALENDAR' })
  const calendars = file.data[0] === 'vcalendar' ? [file.data as z.infer<typeof calendarSchema>] : file.data
  const events = (calendars as readonly z.infer<typeof calendarSchema>[]).flatMap(
    ([, properties, components]) => {
      const isWithdrawn = textOf(properties, 'method')?.toUpperCase() === 'CANCEL'
      return components
        .filter(([name]) => name === 'vevent')
        .map(([, ofEvent]) => ({ properties: ofEvent, isWithdrawn }))
    },
  )
  return events.length > holidayLimits.events
    ? refused({ kind: 'too-many', what: 'events', most: holidayLimits.events })
    : accepted({ events })
}

function parseText(text: string): Result<unknown, HolidayRefusal> {
  try {
    return accepted(ICAL.parse(text))
  } catch (error) {
    // The library throws errors of several kinds for text it cannot read, and has no other way to say so.
    const detail = error instanceof Error ? error.message.slice(0, 120).replaceAll(/\s+/g, ' ') : ''
    return refused({ kind: 'not-a-calendar', detail })
  }
}

export const propertiesNamed = (properties: readonly IcsProperty[], name: string): readonly IcsProperty[] =>
  properties.filter(([own]) => own === name)

/** The first value of the first property of that name as text; null when there is none. */
export function textOf(properties: readonly IcsProperty[], name: string): string | null {
  const value = propertiesNamed(properties, name)[0]?.[3]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

export function parameterOf([, parameters]: IcsProperty, name: string): string | null {
  const value = parameters[name]
  return typeof value === 'string' ? value : null
}
