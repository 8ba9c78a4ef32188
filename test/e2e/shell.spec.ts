import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Server } from 'socket.io'
import { aPlan, aPlannedAlert, aWorstClock } from '#kit/alertPlans'
import type { AlertPlan } from '#shared/domain/alerts'
import { type App, type LaunchOptions, launch } from '../stand-in/driver'
import { clickNotification, lastTrayLook, notifications, recordShell, tidings } from './shellRecords'
import { addRow } from './storedRows'

let app: App
const newFolder = () => mkdtempSync(join(tmpdir(), 'tminus-shell-'))

async function start(options: LaunchOptions = {}): Promise<Page> {
  app = await launch(options)
  await recordShell(app)
  const page = await app.firstWindow()
  await page.waitForFunction(() => window.desk !== undefined)
  await page.waitForLoadState()
  return page
}

test.afterEach(async () => {
  await app.close()
})

const sendPlan = (page: Page, plan: AlertPlan) =>
  page.evaluate((sent) => window.desk?.replaceAlertPlan(sent as never), plan)

test('[DSK1] the board opens at the address of the app, with one function per verb', async () => {
  const page = await start({ args: ['--server=http://127.0.0.1:4555'] })
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(page.url()).toMatch(/^(desk:\/\/app|http:\/\/app\.desk\.localhost)\/board\.html/)
  expect(await page.evaluate(() => window.desk?.appInfo())).toEqual({
    version: '0.1.0',
    platform: process.platform,
    serverUrl: 'http://127.0.0.1:4555',
  })
  expect(await page.evaluate(() => Object.keys(window.desk ?? {}).toSorted())).toEqual([
    'appInfo',
    'clearToken',
    'loadToken',
    'on',
    'openWallboard',
    'replaceAlertPlan',
    'saveToken',
    'showWorstClock',
  ])
})

test('[SEC53] the page reaches the configured server and no other place', async () => {
  const http = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.end('heard')
  })
  const io = new Server(http)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  const page = await start({ args: [`--server=http://127.0.0.1:${port}`] })
  const reach = (url: string) =>
    page.evaluate(
      (wanted) =>
        fetch(wanted).then(
          (response) => response.text(),
          () => 'refused',
        ),
      url,
    )

  expect(await reach(`http://127.0.0.1:${port}/healthz`)).toBe('heard')
  expect(await reach(`http://localhost:${port}/healthz`)).toBe('refused')
  const opened = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url)
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('error'))
      }),
    `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
  )
  expect(opened).toBe('open')
  await io.close()
})

test('[SEC54] an inline script does not run', async () => {
  const page = await start()
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.body.append(script)
    return 'intruder' in window
  })
  expect(ran).toBe(false)
})

test('[SEC55] nothing of Node or Electron is on window, and the bridge cannot be changed', async () => {
  const page = await start()
  const found = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__standIn',
    ]
    return { leaked: names.filter((name) => name in window), isFrozen: Object.isFrozen(window.desk) }
  })
  expect(found).toEqual({ leaked: [], isFrozen: true })
})

test('[SEC56] arguments of a wrong shape are refused', async () => {
  const page = await start()
  const answer = await page.evaluate(() =>
    window.desk?.saveToken('', {} as never).then(
      () => 'taken',
      (problem: Error) => problem.message,
    ),
  )
  expect(answer).toContain('wrong shape')
})

test('[SEC57] a page cannot leave the app; a link goes to the browser, other schemes nowhere', async () => {
  const page = await start()
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (url: string) => void opened.push(url)
  })
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/'
  })
  await page.evaluate(() => {
    window.open('https://status.example/')
    window.open('file:///etc/passwd')
  })
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://status.example/'])
  expect(page.url()).toBe(before)
  expect(await page.evaluate(() => document.readyState)).toBe('complete')
  expect(app.windows()).toHaveLength(1)
})

test('[ALR66] a click on a warning shows the board and opens its ticket', async () => {
  const page = await start()
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-opened', ticketId))
  })
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 400, { ticket: 'INC0010', level: { percent: 90 } })]))
  await expect.poll(() => notifications(app)).toHaveLength(1)
  expect((await notifications(app))[0]).toMatchObject({
    id: 'INC0010.firstResponse.90%',
    urgency: 'critical',
  })
  expect((await notifications(app))[0]?.title).toMatch(/^INC0010 first reply: T−1[45]:\d\d$/)
  await clickNotification(app, 'INC0010.firstResponse.90%')
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0010')
})

test('[DSK9] the tray names the worst countdown, and its menu has every function', async () => {
  const page = await start()
  await page.evaluate(
    (shown) => window.desk?.showWorstClock(shown),
    aWorstClock('INC0011', Date.now() + 272_500),
  )
  await expect
    .poll(async () => (await lastTrayLook(app)).tooltip)
    .toMatch(/^T-Minus: INC0011 first reply T−04:3\d$/)
  const look = await lastTrayLook(app)
  expect(look.labels.filter((label) => label !== '')).toEqual([
    'INC0011 first reply, 4 min left',
    'Show the board',
    'Open the wallboard',
    'Send a test notification',
    'T-Minus 0.1.0',
    'Quit T-Minus',
  ])
  expect(look.badge).toBe(3)
  const first = look.tooltip
  await expect.poll(async () => (await lastTrayLook(app)).tooltip).not.toBe(first)
})

test('[DSK7] the wallboard is one window of its own', async () => {
  const page = await start()
  await page.evaluate(() => window.desk?.openWallboard())
  const wallboard = await app.waitForWindow((window) => window.url().includes('wallboard.html'))
  await wallboard.waitForFunction(() => window.desk !== undefined)
  await page.evaluate(() => window.desk?.openWallboard())
  expect(await wallboard.evaluate(() => window.desk?.appInfo().then((found) => found.version))).toBe('0.1.0')
  expect(app.windows()).toHaveLength(2)
})

test('[DSK2] a second start opens its link in the first', async () => {
  const page = await start()
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-opened', ticketId))
  })
  await app.startAgain(['tminus://ticket/INC0042'])
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0042')
  expect(app.windows()).toHaveLength(1)
})

test('[DSK3] a link that starts the app waits until the page listens', async () => {
  const page = await start({ args: ['tminus://ticket/INC0043'] })
  await page.waitForTimeout(300)
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-late', ticketId))
  })
  await expect(page.locator('body')).toHaveAttribute('data-late', 'INC0043')
})

test('[SEC60] a kept token outlives a restart and is not readable on the disk', async () => {
  const userData = newFolder()
  const page = await start({ userData })
  const isKept = await page.evaluate(() => window.desk?.saveToken('token-of-mira', { keep: true }))
  await app.close()
  for (const name of readdirSync(userData).filter((file) => file.startsWith('session'))) {
    expect(readFileSync(join(userData, name), 'utf8')).not.toContain('token-of-mira')
  }
  const again = await start({ userData })
  const loaded = await again.evaluate(() => window.desk?.loadToken())
  expect(loaded).toBe(isKept === true ? 'token-of-mira' : null)
  if (app.kind === 'stand-in') expect(isKept).toBe(true)
})

test('[SEC62] signing out forgets the token, the warnings and the tray', async () => {
  const userData = newFolder()
  const page = await start({ userData })
  const now = Date.now()
  await page.evaluate(() => window.desk?.saveToken('token-of-mira', { keep: true }))
  await page.evaluate((shown) => window.desk?.showWorstClock(shown), aWorstClock('INC0030', now + 60_000))
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 1_500)]))
  await page.evaluate(() => window.desk?.clearToken())
  expect((await lastTrayLook(app)).tooltip).toBe('T-Minus: no clock is running')
  expect(await page.evaluate(() => window.desk?.loadToken())).toBeNull()
  expect(readFileSync(join(userData, 'alert-plan.json'), 'utf8')).not.toContain('Helena')
  await page.waitForTimeout(2_000)
  expect(await notifications(app)).toEqual([])
})

test('[DSK12] what a page stored is there after a restart, and after a kill', async () => {
  const userData = newFolder()
  for (const [rowsBefore, end] of (['kill', 'close', 'close'] as const).entries()) {
    const page = await start({ userData })
    expect(await page.evaluate(addRow)).toBe(rowsBefore + 1)
    await app[end]()
  }
})

test('[ALR59] a plan is raised on time after main was killed and started again, and only once', async () => {
  const userData = newFolder()
  const begunAt = Date.now()
  const page = await start({ userData })
  // Late enough for another start on this machine, and no later.
  const fireAt = Date.now() + 2_000 + 2 * (Date.now() - begunAt)
  await sendPlan(page, aPlan(Date.now(), [aPlannedAlert(fireAt, { ticket: 'INC0020' })]))
  await app.kill()
  await start({ userData })
  expect(Date.now()).toBeLessThan(fireAt)
  await expect.poll(() => notifications(app), { timeout: 60_000 }).toHaveLength(1)
  expect(Math.abs(Date.now() - fireAt)).toBeLessThan(2_000)
  await app.kill()
  await start({ userData })
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  expect(await notifications(app)).toEqual([])
})

test('[ALR57] warnings come with the board hidden', async () => {
  const userData = newFolder()
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({ serverUrl: null, closingBoard: 'hide', board: null, wallboard: null }),
  )
  const page = await start({ userData })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(false)
  const now = Date.now()
  await sendPlan(page, aPlan(now, [aPlannedAlert(now + 500)]))
  await expect.poll(() => notifications(app)).toHaveLength(1)
  await clickNotification(app, '20418.firstResponse.50%')
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

test('[ALR61] after a sleep the console is asked first, then one digest tells what passed', async () => {
  const page = await start()
  await tidings.listen(page, 'woke')
  const now = Date.now()
  const alerts = ['INC1', 'INC2', 'INC3', 'INC4'].map((ticket, index) =>
    aPlannedAlert(now + 60_000 * (index + 1), { ticket }),
  )
  await sendPlan(page, aPlan(now, alerts))
  await app.evaluate(({ powerMonitor }) => {
    const awakeAt = Date.now
    Date.now = () => awakeAt() + 600_000
    powerMonitor.emit('resume')
  })
  await expect.poll(() => tidings.count(page, 'woke')).toBe(1)
  expect(await notifications(app)).toEqual([])
  // A colleague has answered INC1 meanwhile: the new plan knows nothing of it.
  const stillOpen = alerts.slice(1).map((alert) =>
    aPlannedAlert(alert.dueAt, {
      ...alert,
      ticket: alert.ticketId,
      level: { percent: 100 },
      fireAt: alert.dueAt,
    }),
  )
  await sendPlan(page, aPlan(now + 600_000, stillOpen))
  await expect.poll(() => notifications(app), { timeout: 15_000 }).toHaveLength(1)
  const [digest] = await notifications(app)
  expect(digest?.title).toBe('3 alerts while you were away')
  expect(digest?.body).not.toContain('INC1')
})

test('[DSK6] a crashed page comes back by itself', async () => {
  await start()
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  // The page that Playwright knew is dead for good, so main is asked.
  const readyState = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.readyState + typeof window.desk',
      ),
    )
  await expect.poll(() => readyState().catch(() => 'gone')).toBe('completeobject')
})
