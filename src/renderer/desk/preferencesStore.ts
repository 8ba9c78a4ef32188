import { create } from 'zustand'
import { firstPreferences, type PreferencesChange } from '#shared/domain/preferences'
import type { AlertsPort, KeptSettings } from '../platform/alertsPort'

interface PreferencesStore extends KeptSettings {
  /** Null before the page is connected to its computer. */
  readonly port: AlertsPort | null
  readonly connect: (port: AlertsPort, kept: KeptSettings) => void
  readonly take: (heard: Partial<Pick<KeptSettings, 'preferences' | 'isKept'>>) => void
  /** In force at once, kept by the computer. */
  readonly change: (change: PreferencesChange) => void
}

/** What the person set on this computer, in every window alike. */
export const usePreferences = create<PreferencesStore>((set, get) => ({
  preferences: firstPreferences,
  wasDamaged: false,
  isKept: true,
  port: null,
  connect: (port, kept) => set({ port, ...kept }),
  take: (heard) => set(heard),
  change: (change) => {
    set(({ preferences }) => ({ preferences: { ...preferences, ...change } }))
    void get().port?.changePreferences(change)
  },
}))
