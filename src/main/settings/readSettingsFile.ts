import * as z from 'zod/mini'
import { writtenPreferencesSchema } from '#shared/domain/preferences'
import type { Log } from '../boot/log'
import { readAnyJson, setAside } from './readJson'

/** The file as it was written, by whatever release: what we do not know is kept. */
const writtenSchema = z.looseObject({
  version: z._default(z.int().check(z.positive()), 1),
  preferences: z._default(z.record(z.string(), z.unknown()), {}),
})
export type WrittenSettings = z.infer<typeof writtenSchema>

export interface SettingsFile<Settings> {
  readonly written: WrittenSettings | null
  /** Null where there is no file to go by. */
  readonly settings: Settings | null
  readonly isDamaged: boolean
  /** False where a newer release wrote something that we cannot read. */
  readonly isWhole: boolean
}

/**
 * Reads the settings. A damaged file is set aside; one of a newer version is not damaged: what cannot be read of it has
 * its first value here and stays as it is in the file (DSK31).
 */
export function readSettingsFile<Settings>(
  path: string,
  schema: z.ZodMiniType<Settings>,
  version: number,
  log: Log,
): SettingsFile<Settings> {
  const file = readAnyJson(path, log)
  if (file === null) return { written: null, settings: null, isDamaged: false, isWhole: true }
  const written = writtenSchema.safeParse(file.json)
  if (written.success) {
    const whole = schema.safeParse(written.data)
    const isReadable = writtenPreferencesSchema.safeParse(written.data.preferences).success
    if (whole.success && isReadable)
      return { written: written.data, settings: whole.data, isDamaged: false, isWhole: true }
    if (written.data.version > version) {
      log.warn('settings of a newer release, read in part', { version: written.data.version })
      return {
        written: written.data,
        settings: readableOf(written.data, schema),
        isDamaged: false,
        isWhole: false,
      }
    }
  }
  setAside(path, log)
  return { written: null, settings: null, isDamaged: true, isWhole: true }
}

/** The keys that can be read; the others are left to their first values. */
function readableOf<Settings>(written: WrittenSettings, schema: z.ZodMiniType<Settings>): Settings {
  const readable = Object.entries(written).filter(
    ([key, value]) => schema.safeParse({ [key]: value }).success,
  )
  return schema.parse(Object.fromEntries(readable))
}
