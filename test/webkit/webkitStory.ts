import { join } from 'node:path'
import { test as bare, expect } from '@playwright/test'
import { bodiesAtServer } from '#kit/bodiesAtServer'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { mailTricks } from '#kit/mailTricks'
import { type PictureHost, pictures, startPictureHost } from '#kit/paperWeb'
import { startTestServer, TEST_PASSWORD, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { type Browser, startDriver } from './webDriver'

const filesDir = join(import.meta.dirname, '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')

interface Story {
  /** Listens where the tricks of the first ticket's mails would have a browser look. */
  readonly host: PictureHost
  /** A real server with three tickets. */
  readonly server: TestServer
  /** Signed in there, its board in sight. Whatever is thrown in it afterwards fails the story. */
  readonly webkit: Browser
}

export const notesAtServer = (server: TestServer) => bodiesAtServer(server, jonas)

interface Faulty {
  faults?: string[]
}

function noteFaults(): void {
  const page = globalThis as Faulty
  const faults: string[] = []
  page.faults = faults
  addEventListener('error', ({ message }) => faults.push(message))
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)))
}

export const test = bare.extend<Story, { driver: Awaited<ReturnType<typeof startDriver>> }>({
  driver: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern.
    async ({}, use) => {
      const driver = await startDriver()
      await use(driver)
      await driver.stop()
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern.
  host: async ({}, use) => {
    const host = await startPictureHost((_request, response) => response.end(pictures.gif))
    await use(host)
    await host.close()
  },
  server: async ({ host }, use) => {
    const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
    const tickets = ['20401', '20402', '20403'].map((id) =>
      aTicket().id(id).priority('P1').openedAt(openedAt).build(),
    )
    const writes = tickets.map((ticket, place) => ({
      ticket,
      messages: (place === 0 ? mailTricks(`http://127.0.0.1:${host.port}`) : []).map((html, at) => ({
        ...aMessage(ticket, `m-${10 + at}`),
        html,
      })),
    }))
    const server = await startTestServer({ accounts: [jonas], tickets: writes, filesDir })
    await use(server)
    await server.close()
  },
  webkit: async ({ driver, server }, use) => {
    const webkit = await driver.start()
    try {
      await webkit.open(server.url)
      await webkit.run(noteFaults)
      await webkit.click('//*[@id="email"]')
      await webkit.fill('#email', jonas.email)
      await webkit.fill('#password', TEST_PASSWORD)
      await webkit.press('Enter')
      await isLive(webkit)
      await use(webkit)
      expect(await webkit.run(() => (globalThis as Faulty).faults ?? [])).toEqual([])
    } finally {
      await webkit.close()
    }
  },
})

/** The page shows these words, somewhere. */
export const shows = (webkit: Browser, words: RegExp | string) =>
  expect.poll(() => webkit.run(() => document.body.innerText)).toMatch(words)
export const showsNoMore = (webkit: Browser, words: RegExp) =>
  expect.poll(() => webkit.run(() => document.body.innerText)).not.toMatch(words)

/** The server is heard, and all three tickets stand on the board. */
export async function isLive(webkit: Browser): Promise<void> {
  await shows(webkit, /^Live/m)
  await hasRows(webkit)
}
export const hasRows = (webkit: Browser) =>
  expect.poll(() => webkit.run(() => document.querySelectorAll('[role=row][id^=row-]').length)).toBe(3)

export const openTicket = (webkit: Browser, id: string) => webkit.click(`//*[@id="row-${id}"]`)

/** On an open ticket. */
export async function beginNote(webkit: Browser, words: string): Promise<void> {
  await expect.poll(() => webkit.run(() => document.querySelector('#composer-text') !== null)).toBe(true)
  await webkit.press('n')
  await expect.poll(() => webkit.run(() => document.activeElement?.id)).toBe('composer-text')
  await webkit.press(...words.split(''))
}

/** What is begun goes out, and the field is empty. */
export async function send(webkit: Browser): Promise<void> {
  await webkit.press('Control+Enter')
  await expect
    .poll(() => webkit.run(() => document.querySelector<HTMLTextAreaElement>('#composer-text')?.value))
    .toBe('')
}
