import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { notices, row, selected } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')
const pane = (page: Page) => page.locator('#ticket-title')

let server: TestServer
test.beforeEach(async ({ page }) => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const tickets = ['T-1', 'T-2'].map((id) =>
    aTicket().id(id).about(`Printer of floor ${id}`).openedAt(openedAt).build(),
  )
  server = await startTestServer({ accounts: [jonas], tickets, filesDir })
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  await page.keyboard.press('8')
  await expect(selected(page)).toHaveId('row-T-1')
})
test.afterEach(() => server.close())

test('[BRD282] a row pressed with Control or Shift, or with the middle button, opens its ticket in a window of its own', async ({
  page,
}) => {
  const presses: readonly Parameters<Locator['click']>[0][] = [
    { modifiers: ['Control'] },
    { modifiers: ['Shift'] },
    { button: 'middle' },
  ]
  for (const press of presses) {
    const [alone] = await Promise.all([
      page.context().waitForEvent('page'),
      row(page, 'T-2').locator('.subject').click(press),
    ])
    await expect(pane(alone)).toHaveText('Printer of floor T-2')
    await alone.close()
  }
  await expect(pane(page)).toHaveCount(0)
  await expect(selected(page)).toHaveId('row-T-1')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  await row(page, 'T-2').click()
  await expect(pane(page)).toHaveText('Printer of floor T-2')
  // Beside an open ticket as well.
  const [alone] = await Promise.all([
    page.context().waitForEvent('page'),
    row(page, 'T-1').click({ modifiers: ['Control'] }),
  ])
  await expect(pane(alone)).toHaveText('Printer of floor T-1')
  await expect(pane(page)).toHaveText('Printer of floor T-2')
})

test('[BRD283] words of a row can be selected without opening its ticket, and the next press opens it', async ({
  page,
}) => {
  const subject = row(page, 'T-2').locator('.subject')
  const box = await subject.boundingBox()
  if (box === null) throw new Error('The subject is not drawn.')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + 2, y)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, y, { steps: 4 })
  await page.mouse.up()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('Print')
  await expect(pane(page)).toHaveCount(0)
  await subject.click()
  await expect(pane(page)).toHaveText('Printer of floor T-2')
})

test('[BRD284] the key of a saved view that is not there says so', async ({ page }) => {
  await page.keyboard.press('Shift+Digit7')
  await expect(notices(page)).toContainText('There is no saved view 7 here.')
})
