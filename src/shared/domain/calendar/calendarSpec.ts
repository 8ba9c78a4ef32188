import * as z from 'zod/mini'

/** "09:00"; "24:00" is the only spelling of midnight at the end of a day (R8). */
const wallTimeSchema = z
  .string()
  .check(
    z.regex(
      /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/,
      'This is no time of day. Write hours and minutes from 00:00 to 24:00, such as 09:00, without seconds.',
    ),
  )
/** "2026-12-24", a date of the calendar's own zone. */
const localDateSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'This is no date. Write year, month and day, such as 2026-12-24.'))

/** Open from the first wall time until, not including, the second. A span may cross midnight (R9). */
export const wallSpanSchema = z.readonly(z.tuple([wallTimeSchema, wallTimeSchema]))
export type WallSpan = z.infer<typeof wallSpanSchema>

const spansSchema = z.readonly(z.array(wallSpanSchema))

/** One version of when a desk is open, as a person writes it. All of it is in the calendar's zone (R1, R26). */
export const calendarSpecSchema = z.readonly(
  z.strictObject({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    /** The first date, in the calendar's own zone, on which this version holds; null from ever (R26). */
    effectiveFrom: z.nullable(localDateSchema),
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
    /** Spans added to a date, also to a holiday. */
    openings: z.readonly(z.record(localDateSchema, spansSchema)),
    /** Spans taken out of a date, whatever opened it. */
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
