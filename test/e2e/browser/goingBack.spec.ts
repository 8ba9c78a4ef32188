import { expect, test } from '@playwright/test'
import { drawnBoardOf, row, rows, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD191] going back closes the ticket that is open and leaves the console only then', async ({
  page,
}) => {
  await drawnBoard(page)
  const writing = page.locator('#composer-text')
  await page.keyboard.press('m')
  await page.keyboard.type('We are')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.goBack()
  await expect(writing).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything open')
  await page.goForward()
  await expect(selected(page)).toHaveId('row-20431')
  await expect(writing).toBeVisible()
  await page.keyboard.press('k')
  await expect(writing).toHaveValue('We are')
})

test('[BRD191] tickets that were opened and closed again are not gone through on the way back', async ({
  page,
}) => {
  await drawnBoard(page)
  const entries = () => page.evaluate(() => history.length)
  const before = await entries()
  const ids = await rows(page).evaluateAll((all) => all.map(({ id }) => id))
  const pressed = async (key: string, at: number, shown: 'ticket' | 'board') => {
    await page.keyboard.press(key)
    await expect(selected(page)).toHaveId(ids[at] ?? '')
    await expect(page.locator('#ticket-title')).toHaveCount(shown === 'ticket' ? 1 : 0)
  }
  await pressed('Enter', 0, 'ticket')
  await pressed('j', 1, 'ticket')
  await pressed('Escape', 1, 'board')
  await pressed('j', 2, 'board')
  await pressed('Enter', 2, 'ticket')
  await pressed('Escape', 2, 'board')
  await pressed('Enter', 2, 'ticket')
  await pressed('Escape', 2, 'board')
  expect(await entries()).toBe(before + 1)
})

test('[BRD191] a page loaded again in the middle of writing has the ticket open, with the words', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await page.keyboard.type('The gateway is')
  await page.reload()
  await expect(page.locator('#composer-text')).toHaveValue('The gateway is')
  await expect(selected(page)).toHaveId('row-20431')
  await page.keyboard.press('8')
  await page.reload()
  await expect(row(page, '20431')).toBeVisible()
  await expect(page.locator('#composer-text')).toHaveCount(0)
})
