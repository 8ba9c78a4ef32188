import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, crashReporter, dialog, protocol } from 'electron'
import { say } from '#shared/words/say'
import { registerAppScheme } from '../security/appScheme'
import { createSettingsStore } from '../settings/settings'
import { createDesktop } from './desktop'
import { folders } from './folders'
import { createLog, type Log } from './log'
import { createRequests } from './requests'
import { chooseServer } from './serverAddress'
import { readStartLine } from './startLine'

const APP_ID = 'example.t-minus.console'

/** The whole start, in order. What stands before `whenReady` must happen before Electron is ready. */
export function boot(): void {
  useFolder(readStartLine(process.argv).userData)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  const startLine = readStartLine(process.argv)
  const requests = createRequests(app, startLine)
  registerAppScheme(protocol)
  const log = createLog(join(app.getPath('logs'), 'desktop.log'), Date.now)
  watchForFaults(log)
  // Where the system has no sandbox to offer (root in a container) somebody said so, and this would take it back.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setAppUserModelId(APP_ID)
  void app
    .whenReady()
    .then(() => start(log, requests))
    .catch((problem: unknown) => stopWith(log, problem))
}

/** Another folder is another console, with its own lock, settings and storage. */
function useFolder(userData: string | null): void {
  if (userData === null) return
  const folder = resolve(userData)
  // Electron refuses a folder that is relative or not there.
  mkdirSync(folder, { recursive: true })
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
}

async function start(log: Log, requests: ReturnType<typeof createRequests>): Promise<void> {
  const settings = createSettingsStore(join(app.getPath('userData'), 'settings.json'), log)
  const server = chooseServer({
    commandLine: readStartLine(process.argv).server,
    environment: process.env['TMINUS_SERVER_URL'] ?? null,
    settings: settings.get().serverUrl,
  })
  if (!server.ok) {
    const { why, address } = server.refusal
    log.warn('server address refused', { why })
    dialog.showErrorBox(say('shell:start.noServer'), say(`shell:refusal.${why}`, { address }))
    app.exit(1)
    return
  }
  const { url, isFixed } = server.value
  const desktop = await createDesktop({
    settings,
    log,
    fixedServer: isFixed ? url : null,
    folders: folders(app),
  })
  requests.answer(desktop)
  log.note('started', { version: app.getVersion(), platform: process.platform })
}

/** Crash dumps stay on this computer; a fault nobody caught is logged and the alarms go on. */
function watchForFaults(log: Log): void {
  crashReporter.start({ uploadToServer: false })
  process.on('uncaughtException', (problem) => log.fault('fault in main', problem))
  process.on('unhandledRejection', (problem) => log.fault('fault in main', problem))
}

function stopWith(log: Log, problem: unknown): void {
  log.fault('start failed', problem)
  dialog.showErrorBox(say('shell:start.failed'), say('shell:start.failedDetail'))
  app.exit(1)
}
