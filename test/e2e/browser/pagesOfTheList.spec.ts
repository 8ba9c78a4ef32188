import { expect, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { drawnBoardOf, rows, selected } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD189] PgDn and PgUp turn the list by what is in sight, and the keys go with it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 480 })
  await drawnBoard(page)
  const ids = await rows(page).evaluateAll((all) => all.map(({ id }) => id))
  await expect(selected(page)).toHaveId(ids[0] ?? '')
  await page.keyboard.press('PageDown')
  await expect(selected(page)).not.toHaveId(ids[0] ?? '')
  await expect(selected(page)).not.toHaveId(ids[1] ?? '')
  await expect(selected(page)).toBeInViewport({ ratio: 1 })
  for (let turns = 0; turns < 4; turns += 1) await page.keyboard.press('PageDown')
  await expect(selected(page)).toHaveId('row-20366')
  for (let turns = 0; turns < 5; turns += 1) await page.keyboard.press('PageUp')
  await expect(selected(page)).toHaveId(ids[0] ?? '')
})

test('[BRD207] the list is one stop of the Tab key, and a press beside its rows gives it the keys', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 480 })
  await drawnBoard(page)
  const list = page.getByRole('grid', { name: 'Tickets' })
  const scroller = page.locator('.board .scroll')
  expect(await scroller.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true)
  const hasFocus = () => page.locator('.board').evaluate((board) => board.contains(document.activeElement))
  await list.focus()
  await page.keyboard.press('Tab')
  expect(await hasFocus()).toBe(false)
  await page.keyboard.press('Shift+Tab')
  await expect(list).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  expect(await hasFocus()).toBe(false)
  await page.locator('.band-head').first().click()
  await expect(list).toBeFocused()
  const first = await selected(page).getAttribute('id')
  await page.keyboard.press('End')
  await expect(selected(page)).not.toHaveId(first ?? '')
  await expect(selected(page)).toBeInViewport({ ratio: 1 })
  expect(await axeFaults(page, '.board')).toEqual([])
})
