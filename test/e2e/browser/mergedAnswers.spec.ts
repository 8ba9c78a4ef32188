import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

test('[TKT63] on a merged ticket nobody is invited to answer: what was begun goes along to where the work goes on', async ({
  page,
}) => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticketOf = (id: string, subject: string) =>
    aTicket().id(id).about(subject).requestedBy('Ada Nyman').openedAt(openedAt).build()
  const tickets = [ticketOf('T-1', 'No mail since this morning'), ticketOf('T-2', 'Mail is still down')]
  const jonas = anAccount('Jonas Berg')
  const server = await startTestServer({ accounts: [jonas], tickets, filesDir })
  try {
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await page.getByText('Mail is still down').click()
    const text = page.getByRole('textbox', { name: 'Message to Ada Nyman' })
    await text.fill('Half a sentence')
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    await page.keyboard.press('v')
    await page.getByRole('option', { name: /T-1 No mail since this morning/ }).click()
    await expect(page.getByText('Answers belong in T-1, which this ticket is part of.')).toBeVisible()
    await expect(text).toHaveCount(0)
    const go = page.getByRole('button', { name: 'Write in T-1 and take the text along' })
    await page.keyboard.press('m')
    await expect(go).toBeFocused()
    // The server closes it, and its pane is drawn anew from the archive.
    await page.context().setOffline(false)
    await expect(page.getByText('Closed. Read from the server.')).toBeVisible({ timeout: 40_000 })
    await expect(go).toBeFocused()
    await go.press('Enter')
    await expect(page.getByRole('heading', { name: 'No mail since this morning' })).toBeVisible()
    await expect(text).toHaveValue('Half a sentence')
    await expect(text).toBeFocused()
  } finally {
    await server.close()
  }
})
