import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[BRD31] [BRD32] [BRD33] the sync health panel tells what is kept, compared and lost', async ({
  page,
}) => {
  await drawnBoard(page, 'still')
  await page.keyboard.press('Shift+S')
  const panel = page.getByRole('complementary', { name: 'Sync health' })
  await expect(panel.getByRole('row', { name: /^Workplace 2.311 of 3.511 / })).toBeVisible()
  await expect(panel.getByText(/1.204 compared, 1 differ$/)).toBeVisible()
  await expect(panel.getByText(/^20433: .* time-zone data/)).toBeVisible()
  await expect(panel.getByText('the server fell silent, 7 tries, not back yet')).toBeVisible()
})

test('[BRD34] the diagnostics are copied as text, and a notice says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await drawnBoard(page, 'still')
  await page.keyboard.press('Shift+S')
  await page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(notices(page).getByText(/^The diagnostics are on the clipboard/)).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^T-Minus sync diagnostics, 20/)
  expect(copied).toContain('clocks: 1204 compared, 1 differ')
})

test('[BRD35] [BRD36] a lost race is told with a way to set the own value again', async ({ page }) => {
  await drawnBoard(page, 'still')
  await page.evaluate(() => {
    const desk = window.paperDesk
    const id = desk?.tickets.get().inDueOrder.find((each) => each === '20433')
    if (!desk || !id) return
    desk.race({
      ticket: id,
      stands: 'theirs',
      mine: { field: 'priority', to: 'P4' },
      theirs: { field: 'priority', to: 'P1' },
      by: 'Mira Laine',
      onItsWayMs: 50,
    })
  })
  const notice = notices(page).getByText(/^Mira Laine set P1 on 20433 without having seen yours \(P4\)/)
  await expect(notice).toBeVisible()
  await notices(page).getByRole('button', { name: 'Set yours again' }).click()
  await expect(notice).toHaveCount(0)
  const priority = await page.evaluate(() => {
    const views = [...(window.paperDesk?.tickets.get().byId.values() ?? [])]
    return views.find(({ ticket }) => ticket.id === '20433')?.ticket.priority
  })
  expect(priority).toBe('P4')
})
