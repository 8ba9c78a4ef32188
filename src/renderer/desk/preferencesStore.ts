import { create } from 'zustand'
import { firstPreferences, type Preferences, type PreferencesChange } from '#shared/domain/preferences'
import type { AlertsPort } from '../platform/alertsPort'

interface PreferencesStore {
  readonly preferences: Preferences
  /** What was kept could not be read, was set aside, and first values hold. */
  readonly wasDamaged: boolean
  /** Null before the page is connected to its computer. */
  readonly port: AlertsPort | null
  readonly connect: (port: AlertsPort, kept: Pick<PreferencesStore, 'preferences' | 'wasDamaged'>) => void
  readonly take: (preferences: Preferences) => void
  /** In force at once, kept by the computer. */
  readonly change: (change: PreferencesChange) => void
}

/** What the person set on this computer, in every window alike. */
export const usePreferences = create<PreferencesStore>((set, get) => ({
  preferences: firstPreferences,
  wasDamaged: false,
  port: null,
  connect: (port, { preferences, wasDamaged }) => set({ port, preferences, wasDamaged }),
  take: (preferences) => set({ preferences }),
  change: (change) => {
    set(({ preferences }) => ({ preferences: { ...preferences, ...change } }))
    void get().port?.changePreferences(change)
  },
}))
