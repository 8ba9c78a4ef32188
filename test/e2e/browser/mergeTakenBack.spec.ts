import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')

let server: TestServer
test.beforeAll(async () => {
  const opened = (id: string, subject: string, minutes: number) =>
    aTicket()
      .id(id)
      .about(subject)
      .requestedBy('Ada Nyman')
      .openedAt(plusMs(instant(Date.now()), -minutes * MINUTE_MS))
      .build()
  const tickets = [opened('T-1', 'No mail since this morning', 50), opened('T-2', 'Mail is still down', 20)]
  server = await startTestServer({ accounts: [jonas], tickets, filesDir })
})
test.afterAll(() => server.close())

for (const network of ['live', 'offline']) {
  test(`[TKT101] ${network}, Z takes a merge back that one key too many has made`, async ({ page }) => {
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await expect(page.getByText(/^Live/)).toBeVisible()
    await page.context().setOffline(network === 'offline')
    await row(page, 'T-2').click()
    await page.keyboard.press('v')
    await page.getByRole('option', { name: /T-1/ }).click()
    await expect(page.getByText('Merged into T-1. The work goes on there.')).toBeVisible()
    await expect(page.locator('.notices')).toContainText('T-2 is merged.')
    await page.keyboard.press('z')
    await page.context().setOffline(false)
    await expect(row(page, 'T-2')).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('Merged into T-1.')).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^Send/ })).toBeVisible()
  })
}
