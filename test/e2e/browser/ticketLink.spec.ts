import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[TKT62] the link of a ticket is copied by a key and by its button, and that is said', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await drawnBoard(page)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('j')
  await page.keyboard.press('l')
  await expect(notices(page)).toContainText(/The link to \d+ is copied\./)
  expect(await copied()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?ticket=\d+$/)
  await row(page, '20418').click()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(notices(page)).toContainText('The link to 20418 is copied.')
  expect(await copied()).toMatch(/ticket=20418$/)
})
