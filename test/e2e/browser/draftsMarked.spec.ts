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

test('[BRD265] the mark of words begun is as wide as itself and stands in the line', async ({ page }) => {
  const placeOfMark = (mark: Element) => {
    const next = mark.closest('[id$=-marks]')?.nextElementSibling
    const [own, following, line] = [mark, next ?? mark, mark.closest('[role=row]') ?? mark].map((element) =>
      element.getBoundingClientRect(),
    )
    if (!own || !following || !line) throw new Error('The mark stands in no line.')
    const middle = (own.top + own.bottom) / 2
    return {
      isNarrow: own.width < 60,
      isBeside: following.top <= middle && middle <= following.bottom,
      isWithin: line.top <= own.top && following.bottom <= line.bottom,
    }
  }
  const inLine = { isNarrow: true, isBeside: true, isWithin: true }
  await drawnBoard(page)
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await page.keyboard.type('The gateway is')
  await page.keyboard.press('Escape')
  const beside = row(page, '20431').getByRole('img', { name: 'Draft' })
  await expect(beside).toBeVisible()
  expect(await beside.evaluate(placeOfMark)).toEqual(inLine)
  await page.keyboard.press('Escape')
  const wide = row(page, '20431').getByText('Draft', { exact: true })
  await expect(wide).toBeVisible()
  expect(await wide.evaluate(placeOfMark)).toEqual(inLine)
})
