import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { aMessage } from '#kit/intents'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

async function signIn(page: Page, url: string, { email }: Account): Promise<void> {
  await page.goto(url)
  await signInOn(page, email)
  await expect(page.getByText(/^Live/)).toBeVisible()
}

test('[MRG18] a ticket is merged offline, its conversation goes along, and it is taken out again', async ({
  page,
}) => {
  const now = instant(Date.now())
  const jonas = anAccount('Jonas Berg')
  const opened = (id: string, subject: string, minutes: number) =>
    aTicket()
      .id(id)
      .about(subject)
      .requestedBy('Ada Nyman')
      .openedAt(plusMs(now, -minutes * MINUTE_MS))
      .build()
  const target = opened('T-1', 'No mail since this morning', 50)
  const source = opened('T-2', 'Mail is still down', 20)
  const tickets = [target, source].map((ticket) => ({
    ticket,
    messages: [aMessage(ticket, `m-${ticket.id}`, `Words on ${ticket.id}.`)],
  }))
  const server = await startTestServer({ accounts: [jonas], tickets, filesDir })
  try {
    await signIn(page, server.url, jonas)
    await page.getByText('Mail is still down').click()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Merge into another ticket' }).click()
    const choice = page.getByRole('option', { name: /T-1 No mail since this morning/ })
    await expect(choice).toContainText('Ada Nyman, the same requester.')
    await choice.click()
    await expect(page.getByText('Merged into T-1. The work goes on there.')).toBeVisible()

    await page.getByRole('button', { name: 'Open T-1' }).click()
    await expect(page.getByRole('heading', { name: 'No mail since this morning' })).toBeVisible()
    const parts = page.getByRole('heading', { name: 'Merged into this one' })
    await expect(parts).toBeVisible()

    await page.context().setOffline(false)
    const conversation = page.getByRole('log', { name: 'Conversation' })
    await expect(conversation.getByText('Words on T-2.')).toBeVisible({ timeout: 40_000 })
    await expect(conversation.getByText('written on T-2')).toBeVisible()

    await page.getByRole('button', { name: 'T-2', exact: true }).click()
    await expect(page.getByText('Merged into T-1. The work goes on there.')).toBeVisible()
    await page.getByRole('button', { name: 'Open T-1' }).click()

    await page.getByRole('button', { name: 'Take T-2 out again' }).click()
    await expect(parts).toBeHidden()
    await expect(conversation.getByText('Words on T-2.')).toBeHidden()
    await page.keyboard.press('Escape')
    await page.getByText('Mail is still down').click()
    await expect(conversation.getByText('Words on T-2.')).toBeVisible()
  } finally {
    await server.close()
  }
})
