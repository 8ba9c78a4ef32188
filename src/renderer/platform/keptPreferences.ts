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
  /** Whether the last change was stored; what was not holds until the tab is closed. */
  readonly isKept: () => boolean
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
  // Removed first: a full store has no room for both.
  page.localStorage.removeItem(KEY)
  store(page, DAMAGED_KEY, text)
  return { written: {}, isDamaged: true }
}

/** False for a full or forbidden store. */
function store(page: Window, key: string, text: string): boolean {
  try {
    page.localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/**
 * The preferences of a browser, in place of the desktop's settings file: kept for all its tabs, which hear of a change
 * at once. What a newer release wrote is kept, what is damaged is set aside (DSK32).
 */
export function keepPreferences(
  page: Window,
  heard: (preferences: Preferences) => void,
  heardKept: (isKept: boolean) => void,
): KeptPreferences {
  const first = read(page)
  let { written } = first
  let preferences = readPreferences(written)
  let isKept = true
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
    isKept: () => isKept,
    change: (change) => {
      take({ ...firstPreferences, ...written, ...change })
      const wasKept = isKept
      isKept = store(page, KEY, JSON.stringify(written))
      if (isKept !== wasKept) heardKept(isKept)
    },
  }
}
