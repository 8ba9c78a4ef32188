import { join } from 'node:path'
import { app, session } from 'electron'
import { systemClock } from '../alerts/systemClock'
import { loadUpdater } from '../shell/loadUpdater'
import { setLoginItem, startCommand } from '../shell/loginItem'
import { createSpelling, type Spelling } from '../shell/spelling'
import { canReplaceItself, createUpdates, type Updates } from '../shell/updates'
import type { DesktopPorts } from './desktop'
import { AT_LOGIN } from './startLine'

export interface ShellKeeping {
  readonly updates: Updates
  readonly spelling: Spelling
  readonly startAtLogin: (startsAtLogin: boolean) => void
}

/** What the shell keeps as the settings say: updates, spelling, the start with the computer. */
export function shellKeeping({ settings, folders, log }: DesktopPorts, onChange: () => void): ShellKeeping {
  const { updates: where, spellcheckLanguages } = settings.get()
  const updates = createUpdates({
    feedUrl: process.env['TMINUS_UPDATE_URL'] ?? where.feedUrl,
    pageUrl: where.pageUrl,
    canReplaceItself: canReplaceItself(process.platform, process.env, app.isPackaged),
    load: (feedUrl) => loadUpdater(feedUrl, folders.userData),
    now: Date.now,
    startTimer: systemClock.startTimer,
    log,
    onChange,
  })
  const spelling = createSpelling(session.defaultSession, app.getPreferredSystemLanguages(), process.platform)
  spelling.check(spellcheckLanguages)
  return {
    updates,
    spelling,
    startAtLogin: (startsAtLogin) =>
      setLoginItem(startsAtLogin, {
        app,
        platform: process.platform,
        command: [
          ...startCommand(process.env, app.getPath('exe'), app.isPackaged ? null : app.getAppPath()),
          AT_LOGIN,
        ],
        autostartFolder: join(
          process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'),
          'autostart',
        ),
        log,
      }),
  }
}
