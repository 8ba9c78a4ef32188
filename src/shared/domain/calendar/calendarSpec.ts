import * as z from 'zod/mini'

/** "09:00"; "24:00" is the only spelling of midnight at the end of a day (R8). */
const wallTimeSchema = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/))
/** "2026-12-24", a date of the calendar's own zone. */
const localDateSchema = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/** Open from the first wall time until, not including, the second. A span may cross midnight (R9). */
export const wallSpanSchema = z.readonly(z.tuple([wallTimeSchema, wallTimeSchema]))
export type WallSpan = z.infer<typeof wallSpanSchema>

const spansSchema = z.readonly(z.array(wallSpanSchema))

/** When a desk is open, as a person writes it. Everything is in the calendar's zone and only there (R1). */
export const calendarSpecSchema = z.readonly(
  z.strictObject({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    /** IANA name, for example "Europe/Helsinki". */
    timezone: z.string(),
    weekly: z.readonly(
      z.strictObject({
        mon: spansSchema,
        tue: spansSchema,
        wed: spansSchema,
        thu: spansSchema,
        fri: spansSchema,
        sat: spansSchema,
        sun: spansSchema,
      }),
    ),
    /** Closed for the whole local date. */
    holidays: z.readonly(z.array(z.readonly(z.strictObject({ date: localDateSchema, name: z.string() })))),
    /** Spans that replace the weekly ones on a date. */
    overrides: z.readonly(z.record(localDateSchema, spansSchema)),
    /** Spans taken out of a date. */
    breaks: z.readonly(z.record(localDateSchema, spansSchema)),
  }),
)
export type CalendarSpec = z.infer<typeof calendarSpecSchema>
export type Weekday = keyof CalendarSpec['weekly']
export const weekdays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[]
