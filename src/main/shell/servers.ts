import type { ServerRefusal, Servers } from '#shared/bridge/shell'
import { readServerAddress } from '../boot/serverAddress'
import type { ServerProfile, Settings, SettingsStore } from '../settings/settings'

export interface DeskServers {
  /** The origin of the desk that the windows show; null before the first run. */
  readonly current: () => string | null
  readonly list: () => Servers
  /** Keeps the server and turns to it. Null when done. */
  readonly use: (profile: ServerProfile) => ServerRefusal | null
  readonly remove: (url: string) => void
  readonly finishFirstRun: () => void
}

export interface DeskServersPorts {
  readonly settings: SettingsStore
  /** What the command line or the environment names; it stands above the settings. */
  readonly fixed: string | null
  /** The windows belong to another server now. */
  readonly onSwitch: () => void
}

/** The servers this person works at. One is shown at a time; each keeps its own session, copy and outbox. */
export function createServers({ settings, fixed, onSwitch }: DeskServersPorts): DeskServers {
  const current = () => fixed ?? settings.get().serverUrl
  const change = (part: Partial<Settings>) => {
    const before = current()
    settings.change(part)
    if (current() !== before) onSwitch()
  }
  return {
    current,
    list: () => ({
      current: current(),
      isFixed: fixed !== null,
      isFirstRun: fixed === null && !settings.get().isSetUp,
      profiles: settings.get().servers,
    }),
    use: ({ url, name }) => {
      const read = readServerAddress(url)
      if (!read.ok) return read.refusal
      change({ serverUrl: read.value, servers: kept(settings.get().servers, { url: read.value, name }) })
      return null
    },
    remove: (url) => {
      const servers = settings.get().servers.filter((one) => one.url !== url)
      const isInUse = settings.get().serverUrl === url
      const next = servers[0]?.url ?? null
      change({
        servers,
        ...(isInUse && { serverUrl: next }),
        ...(isInUse && next === null && { isSetUp: false }),
      })
    },
    finishFirstRun: () => settings.change({ isSetUp: true }),
  }
}

/** In the order they were first used; a name may change. */
function kept(servers: readonly ServerProfile[], profile: ServerProfile): readonly ServerProfile[] {
  return servers.some((one) => one.url === profile.url)
    ? servers.map((one) => (one.url === profile.url ? profile : one))
    : [...servers, profile]
}
