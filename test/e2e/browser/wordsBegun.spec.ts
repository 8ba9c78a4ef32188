import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { drawnBoardOf, notices } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'
import { signInOn } from '#kit/signInOn'
import { startTestServer } from '#kit/startServer'
import { queueId } from '#shared/domain/ids'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)
const text = (page: Page) => page.locator('#composer-text')

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

/** All the room but for about a thousand letters. */
const fillStorage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (let piece = 2 ** 22; piece > 500; piece /= 2) {
      for (let n = 0; n < 4; n += 1) {
        try {
          localStorage.setItem(`filler ${piece} ${n}`, 'x'.repeat(piece))
        } catch {
          break
        }
      }
    }
  })

test('[TKT150] two windows write on one text: neither puts the other’s words aside, and what one sends is gone from both', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  const other = await page.context().newPage()
  await drawnBoard(other)
  await other.keyboard.press('n')
  await text(page).fill('The gateway is')
  await expect(text(other)).toHaveValue('The gateway is')
  await other.keyboard.press('End')
  await other.keyboard.type(' up again')
  await expect(text(page)).toHaveValue('The gateway is up again')
  await other.keyboard.press('Control+Enter')
  await expect(text(other)).toHaveValue('')
  await expect(text(page)).toHaveValue('')
  // A note that was sent elsewhere leaves no public reply behind.
  await expect(page.getByRole('tab', { name: 'Internal note' })).toHaveAttribute('aria-selected', 'true')
})

test('[TKT152] a text that is too long is kept whole and says so, and is sent once it fits', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await page.evaluate(
    (log) => {
      document.execCommand('insertText', false, log)
    },
    `${'L'.repeat(20_000)} the end`,
  )
  await expect(text(page)).toHaveValue(/ the end$/)
  const fault = 'Too long for a message: 20,008 of 20,000 characters.'
  await expect(page.getByRole('form').getByText(fault)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(notices(page)).toContainText(fault)
  for (let letters = 0; letters < 8; letters += 1) await page.keyboard.press('Backspace')
  await expect(page.getByRole('form').getByText(fault)).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(text(page)).toHaveValue('')
})

test('[TKT157] a text too long for a message becomes a file by a button', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await text(page).fill('L'.repeat(20_001))
  await page.getByRole('button', { name: 'Make it a file' }).click()
  await expect(page.locator('.attachments')).toContainText('text.txt')
  await expect(text(page)).toHaveValue('')
})

test('[TKT157] a text for which this computer has no room says so as long as it is so', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press('n')
  await text(page).fill('Kept')
  const lost = page.getByText('This computer has no room to keep this text')
  await fillStorage(page)
  await text(page).fill('A line of the log. '.repeat(500))
  await expect(lost).toBeVisible()
  await text(page).fill('Kept again')
  await expect(lost).toHaveCount(0)
})

const LOG = 'A line of the log. '.repeat(500)

/** Two windows on one note of which one has more than this computer has room for. */
async function unkeptBesideAnother(page: Page): Promise<Page> {
  await drawnBoard(page)
  await page.keyboard.press('n')
  const other = await page.context().newPage()
  await drawnBoard(other)
  await other.keyboard.press('n')
  await text(page).fill('Kept')
  await expect(text(other)).toHaveValue('Kept')
  await fillStorage(page)
  await text(page).fill(LOG)
  await expect(page.getByText('This computer has no room to keep this text')).toBeVisible()
  return other
}

test('[TKT172] a text for which there is no room is not replaced from another window, and both stand once there is', async ({
  page,
}) => {
  const other = await unkeptBesideAnother(page)
  const listening = await page.evaluateHandle(() => ({
    heard: new Promise((resolve) => addEventListener('storage', () => resolve(null), { once: true })),
  }))
  await text(other).fill('More')
  await listening.evaluate(({ heard }) => heard)
  await expect(text(page)).toHaveValue(LOG)
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)
  })
  await text(page).press('Control+End')
  await page.keyboard.type('!')
  await expect(text(page)).toHaveValue(`${LOG}!\n\nMore`)
  await expect(text(other)).toHaveValue(`${LOG}!\n\nMore`)
})

test('[TKT172] [TKT70] once a text for which there was no room is sent, nothing of it is left begun', async ({
  page,
}) => {
  const other = await unkeptBesideAnother(page)
  await text(page).press('Control+Enter')
  await expect(text(page)).toHaveValue('')
  await expect(text(other)).toHaveValue('')
  const begun = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))
  expect(begun).toEqual([])
})

test('[TKT153] a ticket that is moved away under the hands of who writes leaves them the words, and letters typed on do nothing', async ({
  page,
}) => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const ticketIn = (queue: string, id: string) =>
    aTicket().id(id).requestedBy('Ada Nyman').inQueue(queue).openedAt(openedAt)
  const tickets = [ticketIn('network', 'T-1').build(), ticketIn('network', 'T-2').build()]
  const queues = ['network', 'payroll'].map((id) => ({ id: queueId(id), name: id }))
  const jonas = { ...anAccount('Jonas Berg'), queues: [queueId('network')] }
  const server = await startTestServer({ accounts: [jonas], tickets, queues, filesDir })
  try {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(server.url)
    await signInOn(page, jonas.email)
    await page.locator('[id="row-T-1"]').click()
    await page.keyboard.press('m')
    await page.keyboard.type('Half a sentence')
    await server.intake(ticketIn('payroll', 'T-1').build())
    const begun = page.getByRole('textbox', { name: 'Begun on T-1 and not sent' })
    await expect(begun).toHaveValue('Half a sentence')
    await expect(page.getByText('It may have moved to another queue.')).toBeVisible()
    await expect(begun).toBeFocused()
    // "j" would open the other ticket, and "r" resolve it.
    await page.keyboard.type(' jr')
    await expect(begun).toHaveValue('Half a sentence')
    await expect(begun).toBeFocused()
    await page.getByRole('button', { name: 'Copy the text' }).click()
    await expect(notices(page)).toContainText('The text is on the clipboard.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Half a sentence')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await expect(begun).toHaveCount(0)
    await expect(page.getByRole('heading', { name: /^T-1 is not on the board/ })).toBeVisible()
  } finally {
    await server.close()
  }
})

test('[TKT154] the longest tag keeps to the side of a ticket, with the button that takes it off', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 })
  await drawnBoard(page)
  await page.keyboard.press('Enter')
  const tag = 'nobreak'.repeat(6).slice(0, 40)
  await page.getByRole('textbox', { name: 'Add a tag' }).fill(tag)
  await page.keyboard.press('Enter')
  const off = page.getByRole('button', { name: `Take ${tag} off` })
  await expect(off).toBeVisible()
  const box = await off.boundingBox()
  expect((box?.x ?? 900) + (box?.width ?? 0)).toBeLessThanOrEqual(900)
  const told = page.locator('.audit li').filter({ hasText: tag })
  await expect(told).toHaveCount(1)
  expect(await told.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true)
})
