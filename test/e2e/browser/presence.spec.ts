import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

async function consoleOf(browser: Browser, url: string, account: Account): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await signInOn(page, account.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  return page
}

const reply = (page: Page) => page.getByRole('textbox', { name: 'Message to Ada Nyman' })

test('[TKT61] two at one ticket see each other look and write, and who is about to send is told', async ({
  browser,
}) => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticketOf = (id: string, subject: string) =>
    aTicket().id(id).about(subject).requestedBy('Ada Nyman').openedAt(openedAt).build()
  const tickets = [ticketOf('T-1', 'Mail is down'), ticketOf('T-2', 'Printer is out of paper')]
  const [jonas, mira] = [anAccount('Jonas Berg'), anAccount('Mira Laine')]
  const server = await startTestServer({ accounts: [jonas, mira], tickets, filesDir })
  try {
    const one = await consoleOf(browser, server.url, jonas)
    const other = await consoleOf(browser, server.url, mira)
    await one.getByText('Mail is down').click()
    await other.getByText('Printer is out of paper').click()
    await expect(reply(other)).toBeVisible()
    await expect(one.getByText('Mira is looking')).toHaveCount(0)

    await other.keyboard.press('Escape')
    await other.getByText('Mail is down').click()
    await expect(one.getByText('Mira is looking')).toBeVisible()
    await expect(other.getByText('Jonas is looking')).toBeVisible()

    await reply(other).fill('We are on it.')
    await expect(one.getByText('Mira is writing', { exact: true })).toBeVisible()
    await expect(one.getByText('Mira is writing on this ticket too.')).toHaveCount(0)
    await reply(one).fill('It is back.')
    await expect(one.getByText('Mira is writing on this ticket too.')).toBeVisible()
    await one.getByRole('button', { name: /^Send/ }).click()
    await expect(other.getByText('It is back.')).toBeVisible()
    await expect(other.getByText('Jonas is looking')).toBeVisible()

    await other.context().close()
    await expect(one.getByText(/^Mira is/)).toHaveCount(0)
  } finally {
    await server.close()
  }
})
