import type { Page } from '@playwright/test'

/** Presses "Try now" if the banner is still there; the console may have come back by itself a moment before. */
export const tryNow = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')]
    buttons.find(({ textContent }) => textContent === 'Try now')?.click()
  })
