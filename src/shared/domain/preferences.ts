import * as z from 'zod/mini'
import { languages } from '../words/languages'
import { alertChoicesSchema, firstAlertChoices } from './alertChoices'
import { alertTestSchema } from './alertTest'
import { instantSchema } from './instant'
import { firstQuietHours, quietHoursSchema } from './quietHours'

/** What a person sets on one computer, in the desktop app and in a browser tab alike. Each key has a first value. */
const preferencesShape = z.strictObject({
  /** `system` follows the languages of this computer. */
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'dark', 'light']),
  density: z.enum(['compact', 'regular', 'roomy']),
  alerts: alertChoicesSchema,
  quietHours: quietHoursSchema,
  /** Alerts are muted until then; null while they are not. */
  mutedUntil: z.nullable(instantSchema),
  /** What the person perceived when they last tested their alerts. */
  alertTest: alertTestSchema,
})
export const preferencesSchema = z.readonly(preferencesShape)
export type Preferences = z.infer<typeof preferencesSchema>

/** Some of the preferences, to be set; a key that is absent stays as it is. */
export const preferencesChangeSchema = z.readonly(z.exactPartial(preferencesShape))
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>

export const firstPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  density: 'regular',
  alerts: firstAlertChoices,
  quietHours: firstQuietHours,
  mutedUntil: null,
  alertTest: {},
}

/** Preferences as they stand in a file: what another release wrote beside them is no fault. */
export const writtenPreferencesSchema = z.partial(z.object(preferencesShape.shape))

/**
 * Preferences as they were written, perhaps by an older or a newer T-Minus: a key that is missing has its first value,
 * and so has one that says what we do not know (DSK31).
 */
export function readPreferences(written: Readonly<Record<string, unknown>>): Preferences {
  const known = Object.entries(preferencesShape.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(written[key])
    return parsed.success ? [[key, parsed.data]] : []
  })
  return { ...firstPreferences, ...Object.fromEntries(known) }
}
