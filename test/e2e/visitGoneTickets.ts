import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

/** Looks at what stands in the place of a dialog whose ticket is moved away meanwhile (BRD273). */
export async function visitGoneTickets(
  browser: Browser,
  visit: (page: Page, place: string) => Promise<void>,
): Promise<void> {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticketIn = (queue: string) => aTicket().id('T-1').inQueue(queue).openedAt(openedAt).build()
  const jonas = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
  const server = await startTestServer({
    accounts: [jonas],
    tickets: [ticketIn('network')],
    queues: ['network', 'payroll'].map((id) => ({ id: queueId(id), name: id })),
    filesDir: join(import.meta.dirname, '..', '..', 'out', 'renderer'),
  })
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await row(page, 'T-1').getByRole('checkbox').check()
    await page.keyboard.press('s')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await server.intake(ticketIn('payroll'))
    await expect(page.locator('.gone-tickets')).toBeVisible()
    await visit(page, 'a ticket that went under a dialog')
    await page.close()
  } finally {
    await server.close()
  }
}
