import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

test('[BRD29] [BRD30] a closed ticket is found on the server, read there, and said to be out of reach while offline', async ({
  page,
}) => {
  const now = instant(Date.now())
  const jonas = anAccount('Jonas Berg')
  const old = aTicket().id('T-77').about('Payroll export stops at row 40').requestedBy('Zoë Dvořák')
  const closed = old
    .openedAt(plusMs(now, -9_000 * MINUTE_MS))
    .statusAt(plusMs(now, -8_000 * MINUTE_MS), 'closed')
  const tickets = [
    { ticket: closed.build(), messages: [aMessage(closed.build(), 'm-1', 'It stops every Monday.')] },
    aTicket().id('T-1').openedAt(plusMs(now, -MINUTE_MS)).build(),
  ]
  const server = await startTestServer({ accounts: [jonas], tickets, filesDir })
  try {
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/)).toBeVisible()

    await page.keyboard.press('/')
    await page.keyboard.type('dvorak payroll')
    await expect(page.getByText('1 closed ticket matches “dvorak payroll”.')).toBeVisible()
    await page.getByRole('button', { name: /T-77/ }).click()
    await expect(page.getByRole('heading', { name: 'Payroll export stops at row 40' })).toBeVisible()
    await expect(page.getByText('It stops every Monday.')).toBeVisible()
    await expect(page.getByText('Closed. Read from the server.')).toBeVisible()

    await page.getByRole('button', { name: 'Back to the board', exact: false }).last().click()
    await page.context().setOffline(true)
    await page.keyboard.press('/')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('payroll')
    await expect(page.getByText(/They were not searched/)).toBeVisible()
  } finally {
    await server.close()
  }
})
