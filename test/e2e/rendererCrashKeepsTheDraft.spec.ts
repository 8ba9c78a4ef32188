import { expect, type Page, test } from '@playwright/test'
import { desktopStory, signIn } from './desktopStory'

const story = desktopStory()

test('[DSK6] a crashed page comes back by itself', async () => {
  await story.start()
  await story.app().evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  // The page that Playwright knew is dead for good, so main is asked.
  const readyState = () =>
    story
      .app()
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.readyState + typeof window.desk',
        ),
      )
  await expect.poll(() => readyState().catch(() => 'gone')).toBe('completeobject')
})

const DRAFT = 'We have found the fault and are'

async function openFirstTicket(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Everything open/ }).click()
  await page.locator('[role=row][id^=row-]').first().click()
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
}

test('[DSK85] a page that dies while somebody types comes back with the words they had typed', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await openFirstTicket(page)
  const ticket = (await page.locator('[role=row][aria-selected=true]').first().getAttribute('id')) ?? ''
  await page.getByRole('textbox', { name: /^Message to/ }).fill(DRAFT)
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveValue(DRAFT)
  await story.app().evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect
    .poll(
      () =>
        page.isClosed() ||
        story
          .app()
          .windows()
          .every((one) => one !== page),
    )
    .toBe(true)
  const again = await story.app().waitForWindow((one) => one !== page && one.url().includes('board.html'))
  await expect(again.getByText(/^Live/)).toBeVisible({ timeout: 30_000 })
  await again.getByRole('button', { name: /^Everything open/ }).click()
  await again.locator(`[id="${ticket}"]`).click()
  await expect(again.getByRole('textbox', { name: /^Message to/ })).toHaveValue(DRAFT)
})
