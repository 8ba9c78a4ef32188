import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { anAccount, aTicket, at } from '#kit/builders'
import { drawnBoardOf, notices, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { createWallClock } from '#renderer/ui/wallClock'
import { queueId } from '#shared/domain/ids'
import { HOUR_MS, instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)
const why = (page: Page) => page.getByRole('region', { name: 'Explanation' })
const gauge = (page: Page, name: RegExp) => page.getByRole('region', { name })

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[TKT30] by keys alone: Y explains the next clock and takes the focus, Escape gives it back', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('y')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Mailbox finance-ap not receiving external mail',
  )
  await expect(why(page)).toBeFocused()
  await expect(why(page)).toContainText('Policy P2 high')
  await expect(page.getByRole('button', { name: 'Why is resolve due then?' })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Card payments fail at checkout, gateway 502',
  )
  await expect(why(page)).toContainText('5 min around the clock')
  await page.keyboard.press('Escape')
  await expect(why(page)).toHaveCount(0)
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Everything open' })).toBeVisible()
})

test('[TKT20] the explanation reads as a table that adds up, and can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.getByRole('button', { name: 'Why is resolve due then?' }).click()
  await expect(why(page)).toContainText('It is due Wed 14:11:34.')
  await expect(page.getByRole('log').getByText('Should we switch to the 5G router?')).toBeInViewport()
  await expect(why(page)).toContainText('matches because the priority is P2')
  const table = why(page).getByRole('table')
  await expect(table.getByRole('row', { name: /^Counted Tue 30 Mar 14:11 – now/ })).toContainText('+0h 20m')
  await expect(table).toContainText('Counted 0h 20m of 8h 00m')
  await expect(table.getByRole('row', { name: /Night, desk closed/ })).toContainText('16h 00m')
  await expect(table.getByRole('row', { name: /^Due Wed 31 Mar 14:11/ })).toContainText('8h 00m')
  await page.getByRole('button', { name: 'Copy explanation' }).click()
  await expect(notices(page)).toContainText('The explanation is on the clipboard.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^20418: Resolve, 1 business day, P2 high\nIt is due Wed 14:11:34\.\n/)
  expect(copied).toMatch(/Due Wed 31 Mar 14:11, 8h 00m$/)
})

test('[TKT118] in a low window the explanation leaves the last message in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('y')
  await expect(why(page)).toBeFocused()
  const last = page.getByRole('log').getByText('Should we switch to the 5G router?')
  await expect(last).toBeInViewport({ ratio: 1 })
})

test('[TKT11] a priority is previewed, chosen by keys, and the due time moves as previewed', async ({
  page,
}) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('p')
  const picker = page.getByRole('dialog', { name: 'Priority of 20418' })
  await expect(picker.getByRole('option', { name: 'P1' })).toContainText(
    'First reply already 5 min late; resolve due 18:11 instead of Wed 14:11.',
  )
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(gauge(page, /^Resolve,/)).toContainText('Due 18:11:34')
  await expect(gauge(page, /^First reply,/)).toContainText('T+05:')
  await page.keyboard.press('y')
  await expect(why(page)).toContainText('You changed the target: 15 min around the clock instead of')
})

test('[TKT14] statuses and queues are chosen by keys; what stands against them is said', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('u')
  const waiting = page.getByRole('option', { name: 'Waiting on customer' })
  await expect(waiting).toContainText('Resolve stops with 7h 39m left.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Status: Waiting on customer' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Status: Being worked on' })).toBeVisible()
  await page.getByRole('button', { name: 'Queue: Network' }).click()
  await page.keyboard.type('data')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Queue: Data' })).toBeFocused()
})

test('[TKT11] on a real desk the server moves the due time as previewed', async ({ browser }) => {
  // A Wednesday morning, whenever the test runs: in the desk's hours the old target has counted as the new one does.
  const [begin, began] = [at('2026-03-04T10:00Z'), performance.now()]
  const now = () => instant(Math.floor(begin + performance.now() - began))
  const jonas = anAccount('Jonas Berg')
  const ticket = aTicket()
    .priority('P2')
    .openedAt(plusMs(begin, -10 * MINUTE_MS))
    .build()
  const queues = ['service-desk', 'network'].map((id) => ({ id: queueId(id), name: id }))
  const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
  const server = await startTestServer({ accounts: [jonas], tickets: [ticket], queues, filesDir, now })
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await row(page, ticket.id).click()
    const wall = createWallClock('UTC')
    const dueAt = plusMs(ticket.openedAt, 4 * HOUR_MS)
    await page.keyboard.press('p')
    const choice = page.getByRole('option', { name: 'P1' })
    await expect(choice).toContainText(`resolve due ${wall.minute(dueAt)} instead of Thu 09:50`)
    await choice.click()
    await expect(gauge(page, /^Resolve,/)).toContainText(`Due ${wall.time(dueAt)}`)
    const stored = () => server.store.readTicket(ticket.id)
    await expect.poll(async () => (await stored())?.priority).toBe('P1')
    await page.keyboard.press('q')
    await page.keyboard.type('network')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await stored())?.queue).toBe('network')
    expect((await stored())?.history.map(({ type }) => type)).toEqual(['opened', 'priorityChanged', 'moved'])
  } finally {
    await server.close()
  }
})

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[TKT31] the explanation and the lists have no accessibility finding, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await drawnBoard(page)
    await row(page, '20366').click()
    await page.keyboard.press('y')
    await expect(why(page)).toContainText('If resumed now')
    expect(await axeFaults(page), 'explanation').toEqual([])
    for (const key of ['p', 'q', 'u']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('listbox')).toBeVisible()
      await expect(page.getByRole('option').first()).toBeVisible()
      expect(await axeFaults(page), key).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('listbox')).toHaveCount(0)
    }
    await context.close()
  })
}
