import type { UpdateState } from '#shared/bridge/shell'
import type { Log } from '../boot/log'
import { readServerAddress } from '../boot/serverAddress'
import { parseUrl } from '../security/appAddress'

/** The part of electron-updater that is used. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  updateConfigPath: string | null
  /** Null where this package cannot be replaced. The download goes on after the answer. */
  readonly checkForUpdates: () => Promise<{ readonly downloadPromise?: Promise<unknown> | null } | null>
  readonly on: (
    event: 'update-available' | 'update-not-available' | 'update-downloaded',
    heard: (update: { readonly version: string }) => void,
  ) => unknown
}

export interface UpdatesPorts {
  readonly feedUrl: string | null
  /** Where a person fetches a package that cannot replace itself. */
  readonly pageUrl: string | null
  readonly canReplaceItself: boolean
  /** Loads the updater; it is not even loaded where no feed is set. */
  readonly load: (feedUrl: string) => Promise<Updater>
  readonly now: () => number
  /** Calls once after so long; answers the undo. */
  readonly startTimer: (delayMs: number, ring: () => void) => () => void
  readonly log: Log
  readonly onChange: () => void
}

export interface Updates {
  readonly state: () => UpdateState
  readonly check: () => Promise<UpdateState>
  /** Whether the update that is ready takes its place when the app is quit. */
  readonly isWanted: () => boolean
  readonly want: (isWanted: { readonly atNextQuit: boolean }) => void
  readonly close: () => void
}

const CHECK_EVERY_MS = 6 * 60 * 60_000

/**
 * Fetches updates in the background and leaves it to the person's own quitting when one takes its place: a console
 * never restarts within a shift (DSK66). Looks nowhere unless somebody has said where.
 */
export function createUpdates(ports: UpdatesPorts): Updates {
  const { log, now, onChange } = ports
  const feedUrl = usableFeed(ports)
  let state = firstState(ports, feedUrl)
  let updater: Promise<Updater> | null = null
  let isWanted = true
  let stopTimer = () => {}
  const become = (next: UpdateState) => {
    state = next
    onChange()
  }

  const failed = (problem: unknown) => {
    log.warn('update not fetched', { problem: String(problem) })
    become({ kind: 'failed', checkedAt: now() })
  }
  const check = async (): Promise<UpdateState> => {
    if (feedUrl === null || state.kind === 'at-next-quit') return state
    try {
      updater ??= openUpdater(ports, feedUrl, become)
      const found = await (await updater).checkForUpdates()
      // Not awaited: who asked is told that it is being fetched.
      found?.downloadPromise?.catch(failed)
    } catch (problem) {
      failed(problem)
    }
    return state
  }
  const checkRegularly = () => {
    void check()
    stopTimer = ports.startTimer(CHECK_EVERY_MS, checkRegularly)
  }
  if (feedUrl !== null) checkRegularly()

  return {
    state: () => state,
    check,
    isWanted: () => isWanted,
    want: ({ atNextQuit }) => {
      isWanted = atNextQuit
      void setWanted(updater, isWanted)
      onChange()
    },
    close: () => stopTimer(),
  }
}

async function openUpdater(
  { load, now }: UpdatesPorts,
  feedUrl: string,
  become: (next: UpdateState) => void,
): Promise<Updater> {
  const opened = await load(feedUrl)
  opened.autoDownload = true
  opened.autoInstallOnAppQuit = true
  opened.on('update-available', ({ version }) => become({ kind: 'fetching', version }))
  opened.on('update-not-available', () => become({ kind: 'current', checkedAt: now() }))
  opened.on('update-downloaded', ({ version }) => become({ kind: 'at-next-quit', version }))
  return opened
}

async function setWanted(updater: Promise<Updater> | null, atNextQuit: boolean): Promise<void> {
  const opened = await updater
  if (opened !== null) opened.autoInstallOnAppQuit = atNextQuit
}

function usableFeed(ports: UpdatesPorts): string | null {
  const { feedUrl, log } = ports
  if (feedUrl === null || !ports.canReplaceItself) return null
  const url = parseUrl(feedUrl)
  // An update is code: it comes encrypted, or from this computer.
  const isOfTheWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (isOfTheWeb && readServerAddress(url.origin).ok) return url.href
  log.warn('update address refused')
  return null
}

function firstState(ports: UpdatesPorts, feedUrl: string | null): UpdateState {
  if (feedUrl !== null) return { kind: 'current', checkedAt: null }
  const hasSource = ports.feedUrl !== null || ports.pageUrl !== null
  return !ports.canReplaceItself && hasSource ? { kind: 'by-hand', pageUrl: ports.pageUrl } : { kind: 'off' }
}

/** Only these packages can take the place of themselves; a deb belongs to the system's own updates. */
export function canReplaceItself(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
  isPackaged: boolean,
): boolean {
  if (!isPackaged) return false
  if (platform === 'linux') return (environment['APPIMAGE'] ?? '') !== ''
  if (platform === 'win32') return environment['PORTABLE_EXECUTABLE_FILE'] === undefined
  return platform === 'darwin'
}
