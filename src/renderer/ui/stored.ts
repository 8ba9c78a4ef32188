import type * as z from 'zod/mini'

/**
 * A setting kept in this browser profile. Reads are parsed: what an older version or another program left there is
 * treated as absent. A profile that cannot store (quota, privacy mode) works as if nothing had been kept.
 */
export function readStored<Value>(key: string, schema: z.ZodMiniType<Value>): Value | null {
  try {
    const text = localStorage.getItem(key)
    if (text === null) return null
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Whether anything is kept there, readable or not. */
export function isStored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** Whether it is kept; a setting that is not still holds until the window closes. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Everything whose key begins so. */
export function forgetAllStored(beginning: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) localStorage.removeItem(key)
  } catch {
    // As above.
  }
}

export function forgetStored(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
