import { expect, type Page } from '@playwright/test'
import type { PaperPages } from './paperPages'

export const selected = (page: Page) => page.locator('[role=row][aria-selected=true]')
export const row = (page: Page, id: string) => page.locator(`[id="row-${id}"]`)
export const rows = (page: Page) => page.locator('[role=row][id^=row-]')
export const notices = (page: Page) => page.locator('.notices')

/** Opens the drawn board, its time standing still, with nothing left over from another test. */
export const drawnBoardOf =
  (pages: () => PaperPages) =>
  async (page: Page, query = 'still'): Promise<void> => {
    await page.goto(`${pages().url}?${query}`)
    await expect(page.getByRole('heading', { name: 'Everything open' })).toBeVisible()
    await expect(selected(page)).toHaveCount(1)
  }
