import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { aPlan, aPlannedAlert } from '#kit/alertPlans'
import { type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { signInOn } from '#kit/signInOn'
import { temporaryFolder } from '#kit/storeFolder'
import type { AlertPlan } from '#shared/domain/alerts'
import { type App, type LaunchOptions, launch } from '../stand-in/driver'
import { notifications, recordShell } from './shellRecords'

/** Nobody listens there: stories of the shell alone need a named server, so that no first run begins. */
const NO_SERVER = '--server=http://127.0.0.1:9'

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tminus-shell-'))

export interface DesktopStory {
  /** The app started last. */
  readonly app: () => App
  /** Starts the app, records what it shows, and answers the board's page once it has its bridge. */
  readonly start: (options?: LaunchOptions) => Promise<Page>
  /** Starts a server with demo tickets, and the app beside it. */
  readonly startWithServer: (
    options?: LaunchOptions,
  ) => Promise<{ readonly page: Page; readonly server: ServerProcess }>
}

/** A server with demo tickets that answers the desktop's pages, as Chromium names their origin on the stand-in too. */
export const startDeskServer = (): Promise<ServerProcess> =>
  startServerProcess({
    dataDir: temporaryFolder().path,
    env: { TMINUS_ALLOWED_ORIGINS: 'http://app.desk.localhost' },
  })

/** Every app and server a story starts goes with it. */
export function desktopStory(): DesktopStory {
  const apps: App[] = []
  const servers: ServerProcess[] = []
  test.afterEach(async () => {
    for (const app of apps.splice(0)) await app.close()
    for (const server of servers.splice(0)) await server.kill()
  })
  const start = async (options: LaunchOptions = {}) => {
    const app = await launch({ ...options, args: options.args ?? [NO_SERVER] })
    apps.push(app)
    await recordShell(app)
    const page = await app.firstWindow()
    await page.waitForFunction(() => window.desk !== undefined)
    await page.waitForLoadState()
    return page
  }
  return {
    start,
    app: () => {
      const app = apps.at(-1)
      if (app === undefined) throw new Error('The story has started no app')
      return app
    },
    startWithServer: async (options = {}) => {
      const server = await startDeskServer()
      servers.push(server)
      const page = await start({ ...options, args: [`--server=${server.url}`, ...(options.args ?? [])] })
      return { page, server }
    },
  }
}

export const sendPlan = (page: Page, plan: AlertPlan) =>
  page.evaluate((sent) => window.desk?.replaceAlertPlan(sent as never), plan)

export async function signIn(page: Page, server: ServerProcess): Promise<void> {
  await signInOn(page, server.signIn?.email ?? '', server.signIn?.password ?? '')
  await expect(page.getByText(/^Live/)).toBeVisible({ timeout: 20_000 })
}

/**
 * Sends a plan of one alert that is due at once, until it is shown: a signed-in board sends its own plan whenever a
 * clock of its tickets passes a level, and that takes the place of the story's.
 */
export async function alertOf(page: Page, app: App, ticket: string): Promise<string> {
  const id = `${ticket}.firstResponse.50%`
  await expect(async () => {
    const now = Date.now()
    await sendPlan(page, aPlan(now, [aPlannedAlert(now + 300, { ticket })]))
    await expect
      .poll(async () => (await notifications(app)).map((note) => note.id), { timeout: 2_000 })
      .toContain(id)
  }).toPass({ timeout: 20_000 })
  return id
}

/** Notes on the page's body which ticket the desktop last asked it to open. */
export const noteOpened = (page: Page) =>
  page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-opened', ticketId))
  })

export const isBoardVisible = (app: App): Promise<boolean | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())

/**
 * Main's clock stands at this instant until it is held at another: what is due later waits, however slow the story is.
 * Going on by less than five seconds is no sleep, and what has become due comes with the next ring of a timer.
 */
export const holdClock = (app: App, at: number): Promise<void> =>
  app.evaluate((_electron, heldAt) => {
    Date.now = () => heldAt
  }, at)

/** The computer sleeps: its clock has gone on by so many milliseconds when it wakes. */
export const sleepFor = (app: App, ms: number): Promise<void> =>
  app.evaluate(({ powerMonitor }, sleptMs) => {
    const awakeAt = Date.now
    Date.now = () => awakeAt() + sleptMs
    powerMonitor.emit('resume')
  }, ms)
