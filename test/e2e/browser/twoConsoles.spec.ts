import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { tryNow } from '#kit/tryNow'
import { type Instant, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

async function consoleOf(browser: Browser, url: string, account: Account): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await signInOn(page, account.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  return page
}

const row = (page: Page, ticket: Ticket) => page.locator(`[id="row-${ticket.id}"]`)

test('[E2E2] two consoles acknowledge one ticket, one of them offline: the first in server order wins, the other is told by name', async ({
  browser,
}) => {
  const now: Instant = instant(Date.now())
  const ticket = aTicket().priority('P1').openedAt(plusMs(now, -MINUTE_MS)).build()
  const jonas = anAccount('Jonas Berg')
  const mira = anAccount('Mira Laine')
  const server = await startTestServer({ accounts: [jonas, mira], tickets: [ticket], filesDir })
  try {
    const offline = await consoleOf(browser, server.url, jonas)
    const online = await consoleOf(browser, server.url, mira)

    await offline.context().setOffline(true)
    await expect(offline.getByText(/^Offline since/)).toBeVisible()
    await row(offline, ticket).click()
    await offline.keyboard.press('a')
    await expect(offline.getByText(/1 action waiting to be sent/)).toBeVisible()

    await row(online, ticket).click()
    await online.keyboard.press('a')
    await expect.poll(async () => (await server.store.readTicket(ticket.id))?.owner?.name).toBe('Mira Laine')

    await offline.context().setOffline(false)
    await tryNow(offline)
    await expect(offline.getByText(/^Mira Laine acknowledged first/).first()).toBeVisible()
    await expect(offline.getByText(/Your acknowledgement of \S+ was not applied/)).toBeVisible()
    const stored = await server.store.readTicket(ticket.id)
    const acknowledged = stored?.history.filter(({ type }) => type === 'acknowledged') ?? []
    expect(acknowledged.map(({ by }) => by)).toEqual([
      { kind: 'agent', person: { id: mira.id, name: mira.name } },
    ])

    await offline.getByRole('button', { name: 'Show it' }).click()
    await offline.getByRole('button', { name: /take it over/ }).click()
    await expect.poll(async () => (await server.store.readTicket(ticket.id))?.owner?.name).toBe('Jonas Berg')
    await expect(offline.getByText(/was not applied/)).toHaveCount(0)
  } finally {
    await server.close()
  }
})
