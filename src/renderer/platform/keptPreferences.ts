import {
  firstPreferences,
  type Preferences,
  type PreferencesChange,
  readPreferences,
  writtenPreferencesSchema,
} from '#shared/domain/preferences'

const KEY = 'tminus.preferences'
const DAMAGED_KEY = 'tminus.preferences.damaged'

export interface KeptPreferences {
  readonly get: () => Preferences
  readonly wasDamaged: boolean
  readonly change: (change: PreferencesChange) => void
}

interface Kept {
  readonly written: Readonly<Record<string, unknown>>
  readonly isDamaged: boolean
}

function read(page: Window): Kept {
  const text = page.localStorage.getItem(KEY)
  if (text === null) return { written: {}, isDamaged: false }
  try {
    const json: unknown = JSON.parse(text)
    if (writtenPreferencesSchema.safeParse(json).success && typeof json === 'object' && json !== null) {
      return { written: { ...json }, isDamaged: false }
    }
  } catch {
    // Not JSON is as damaged as a wrong shape.
  }
  page.localStorage.setItem(DAMAGED_KEY, text)
  page.localStorage.removeItem(KEY)
  return { written: {}, isDamaged: true }
}

/**
 * The preferences of a browser, in place of the desktop's settings file: kept for all its tabs, which hear of a change
 * at once. What a newer release wrote is kept, what is damaged is set aside (DSK32).
 */
export function keepPreferences(page: Window, heard: (preferences: Preferences) => void): KeptPreferences {
  const first = read(page)
  let { written } = first
  let preferences = readPreferences(written)
  const take = (next: Readonly<Record<string, unknown>>) => {
    written = next
    preferences = readPreferences(next)
    heard(preferences)
  }
  page.addEventListener('storage', ({ key }) => {
    if (key === KEY) take(read(page).written)
  })
  return {
    get: () => preferences,
    wasDamaged: first.isDamaged,
    change: (change) => {
      take({ ...firstPreferences, ...written, ...change })
      try {
        page.localStorage.setItem(KEY, JSON.stringify(written))
      } catch {
        // A full or forbidden store: the choice holds until this tab closes.
      }
    },
  }
}
