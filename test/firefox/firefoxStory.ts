import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { bodiesAtServer } from '#kit/bodiesAtServer'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'

const filesDir = join(import.meta.dirname, '..', '..', 'out', 'renderer')

export const jonas = anAccount('Jonas Berg')
export const mira = anAccount('Mira Holm')
export const aiko = anAccount('Aiko Tanaka', 'supervisor')

/** What Firefox itself writes about a socket whose server is away. */
const UNREACHED =
  /^Firefox can’t establish a connection to the server at wss?:|^The connection to wss?:\S+ was interrupted/

export interface FirefoxStory {
  readonly server: () => TestServer
  /** Ends the server; from now on sockets may find nobody. */
  readonly killServer: () => Promise<void>
  readonly ticket: () => Ticket
  /** Another person's browser, watched like the first. */
  readonly newContext: () => Promise<BrowserContext>
}

/** A server with some tickets for each story, which fails on every uncaught error and every error in the console. */
export function firefoxStory(): FirefoxStory {
  let server: TestServer | null = null
  let ticket: Ticket | null = null
  let faults: string[] = []
  let hasBeenAway = false
  let contexts: BrowserContext[] = []
  let open: (() => Promise<BrowserContext>) | null = null

  const note = (where: string, words: string): void => {
    if (!hasBeenAway || !UNREACHED.test(words)) faults.push(`${where}: ${words}`)
  }
  const watch = (context: BrowserContext): void => {
    context.on('weberror', (fault) => note('uncaught', fault.error().message))
    context.on('console', (line) => {
      if (line.type() === 'error') note('console', line.text())
    })
  }

  test.beforeEach(async ({ browser, context }) => {
    faults = []
    hasBeenAway = false
    contexts = []
    watch(context)
    open = async () => {
      const another = await browser.newContext()
      contexts.push(another)
      watch(another)
      return another
    }
    const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
    const tickets = ['20401', '20402', '20403'].map((id) =>
      aTicket().id(id).priority('P1').openedAt(openedAt).build(),
    )
    ticket = tickets[0] ?? null
    server = await startTestServer({ accounts: [jonas, mira, aiko], tickets, filesDir })
  })
  test.afterEach(async () => {
    for (const context of contexts) await context.close()
    await server?.close()
    expect(faults).toEqual([])
  })

  const known = <T>(value: T | null): T => {
    if (value === null) throw new Error('There is none before a story begins.')
    return value
  }
  return {
    server: () => known(server),
    killServer: () => {
      hasBeenAway = true
      return known(server).kill()
    },
    ticket: () => known(ticket),
    newContext: () => known(open)(),
  }
}

export const live = (page: Page) => page.getByText(/^Live/).first()
export const row = (page: Page, ticket: Ticket) => page.locator(`[id="row-${ticket.id}"]`)

/** The board of somebody who was not signed in there. */
export async function openBoard(page: Page, server: TestServer, person: Account = jonas): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, person.email)
  await expect(live(page)).toBeVisible()
}

/** With a ticket open: a note for the desk, saved when this ends. */
export async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('n')
  const draft = page.getByLabel('Note for the desk')
  await draft.fill(words)
  await draft.press('Control+Enter')
  await expect(draft).toHaveValue('')
}

export const notesAtServer = (server: TestServer): Promise<readonly string[]> => bodiesAtServer(server, jonas)

/** The worker has every file of the pages and answers for this page. */
export const keepsPages = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          const worker = registration?.active
          return worker?.state === 'activated' && navigator.serviceWorker.controller === worker
        }),
      { timeout: 60_000 },
    )
    .toBe(true)

/** The clock of a row goes on. */
export async function countsDown(page: Page, ticket: Ticket): Promise<void> {
  const clock = row(page, ticket).getByRole('timer').first()
  const reading = (await clock.textContent()) ?? ''
  expect(reading).toMatch(/^T−\d/)
  await expect(clock).not.toHaveText(reading)
}
