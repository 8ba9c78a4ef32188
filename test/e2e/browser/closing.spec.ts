import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { createHousekeeping } from '#server/housekeeping'
import { HOUR_MS, instant, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')

test('[SRV103] a ticket that was resolved three days ago leaves the console while it is open, and is found in the archive', async ({
  page,
}) => {
  const now = instant(Date.now())
  const jonas = anAccount('Jonas Berg')
  const resolved = aTicket()
    .id('T-1')
    .about('Badge does not open the gate')
    .openedAt(plusMs(now, -80 * HOUR_MS))
    .statusAt(plusMs(now, -71 * HOUR_MS), 'resolved')
    .build()
  const server = await startTestServer({ accounts: [jonas], tickets: [resolved], filesDir })
  const sweepAt = async (hours: number): Promise<void> => {
    const housekeeping = createHousekeeping({
      store: server.store,
      server: server.server,
      clock: { now: () => plusMs(now, hours * HOUR_MS) },
      attachments: { sweep: async () => undefined },
      log: { error: (fault: unknown) => expect(fault).toBeNull() },
    })
    await housekeeping.sweep()
    housekeeping.close()
  }
  try {
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/)).toBeVisible()
    await page.keyboard.press('Shift+S')
    await expect(page.getByText(/^1, as of/)).toBeVisible()

    await sweepAt(0)
    await expect(page.getByText(/^1, as of/)).toBeVisible()
    await sweepAt(1)
    await expect(page.getByText(/^0, as of/)).toBeVisible()
    await page.keyboard.press('Shift+S')

    await page.keyboard.press('/')
    await page.keyboard.type('badge gate')
    await page.getByRole('button', { name: /T-1/ }).click()
    await expect(page.getByText('Closed. Read from the server.')).toBeVisible()
    await expect(page.getByText('T-Minus set Closed.').first()).toBeVisible()
  } finally {
    await server.close()
  }
})
