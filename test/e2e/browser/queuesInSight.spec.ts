import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
const mira = anAccount('Mira Laine')

let server: TestServer
test.beforeEach(async () => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticketIn = (queue: string, id: string) => aTicket().id(id).inQueue(queue).openedAt(openedAt).build()
  server = await startTestServer({
    accounts: [jonas, mira],
    tickets: [ticketIn('network', 'T-1'), ticketIn('payroll', 'T-2')],
    queues: ['network', 'payroll'].map((id) => ({ id: queueId(id), name: id })),
    filesDir,
  })
})
test.afterEach(() => server.close())

async function onBoard(page: Page, { email }: Account): Promise<void> {
  await page.goto(server.url)
  await signInOn(page, email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  await page.keyboard.press('8')
  await expect(row(page, 'T-1')).toBeVisible()
}

test('[BRD274] queues that are not one’s own to see are offered nowhere, and a shared view of them says so', async ({
  page,
  browser,
}) => {
  const hers = await browser.newPage()
  await onBoard(hers, mira)
  await expect(hers.getByRole('button', { name: /^payroll/ })).toBeVisible()
  await hers.getByRole('button', { name: 'Queue: any' }).click()
  await hers.getByRole('menuitemcheckbox', { name: 'payroll' }).click()
  await hers.keyboard.press('Escape')
  await expect(hers.locator('[role=row][id^=row-]')).toHaveCount(1)
  await hers.getByRole('button', { name: 'Save this view' }).click()
  await hers.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await hers.getByLabel('Name').fill('Salaries')
  await hers.getByLabel('Everybody of the desk sees it').check()
  await hers.keyboard.press('Enter')
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Salaries')

  await onBoard(page, jonas)
  await expect(page.getByRole('button', { name: /^network/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^payroll/ })).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('payroll')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveText([/Search tickets for “payroll”/])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Salaries/ }).click()
  await expect(
    page.getByText('You may not see the tickets of payroll. Ask a supervisor for access.'),
  ).toBeVisible()
  // The filter is named, so that it can be taken away.
  await page.getByRole('button', { name: 'Queue: payroll' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'payroll' }).click()
  await page.keyboard.press('Escape')
  await expect(row(page, 'T-1')).toBeVisible()
  await hers.close()
})
