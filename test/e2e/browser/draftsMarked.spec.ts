import { expect, test } from '@playwright/test'
import { drawnBoardOf, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD197] a ticket with words begun and not sent is marked in the list, beside a ticket and over a reload', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await page.keyboard.type('The gateway is')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(row(page, '20431').getByRole('img', { name: 'Draft' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row(page, '20431').getByText('Draft', { exact: true })).toBeVisible()
  await expect(row(page, '20377').getByText('Draft', { exact: true })).toHaveCount(0)
  await page.reload()
  await expect(row(page, '20431').getByText('Draft', { exact: true })).toBeVisible()
  await row(page, '20431').click()
  await page.locator('#composer-text').fill('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(row(page, '20431').getByText('Draft', { exact: true })).toHaveCount(0)
})
