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

/** Kills the page of a window, and answers the page that main gives it in its place. */
async function crash(page: Page, address: string): Promise<Page> {
  await story.app().evaluate(({ BrowserWindow }, shown) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(shown))
    window?.webContents.forcefullyCrashRenderer()
  }, address)
  const isGone = () =>
    page.isClosed() ||
    story
      .app()
      .windows()
      .every((one) => one !== page)
  await expect.poll(isGone).toBe(true)
  return story.app().waitForWindow((one) => one !== page && one.url().includes(address))
}

test('[DSK85] a page that dies while somebody types comes back with the words they had typed', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await openFirstTicket(page)
  const ticket = (await page.locator('[role=row][aria-selected=true]').first().getAttribute('id')) ?? ''
  await page.getByRole('textbox', { name: /^Message to/ }).fill(DRAFT)
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveValue(DRAFT)
  const again = await crash(page, 'board.html')
  await expect(again.getByText(/^Live/)).toBeVisible({ timeout: 30_000 })
  // The ticket may be open again already.
  await again.keyboard.press('8')
  await again.locator(`[id="${ticket}"]`).click()
  await expect(again.getByRole('textbox', { name: /^Message to/ })).toHaveValue(DRAFT)
})

const filesOfDraft = (page: Page) => page.getByRole('list', { name: 'Files of this message' })
const choose = (page: Page, name: string) =>
  page
    .getByLabel('Files to attach')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(`the words of ${name}`) })

test('[TKT90] files chosen for a message outlive a crash of the board and a reload and a crash of the ticket’s window, until they are sent', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await openFirstTicket(page)
  const row = (await page.locator('[role=row][aria-selected=true]').first().getAttribute('id')) ?? ''
  await choose(page, 'first.txt')
  await expect(filesOfDraft(page).getByText('first.txt')).toBeVisible()
  const board = await crash(page, 'board.html')
  await expect(board.getByText(/^Live/)).toBeVisible({ timeout: 30_000 })
  await board.keyboard.press('8')
  await board.locator(`[id="${row}"]`).click()
  await expect(filesOfDraft(board).getByText('first.txt')).toBeVisible()

  await board.evaluate((id) => window.desk?.openTicketWindow(id as never), row.slice('row-'.length))
  const opened = await story.app().waitForWindow((one) => one.url().includes('?ticket='))
  await choose(opened, 'second.txt')
  await expect(filesOfDraft(opened).getByRole('listitem')).toHaveCount(2)
  await opened.reload()
  await expect(filesOfDraft(opened).getByRole('listitem')).toHaveCount(2, { timeout: 20_000 })
  const again = await crash(opened, '?ticket=')
  const message = again.getByRole('textbox', { name: /^Message to/ })
  await expect(filesOfDraft(again).getByText('second.txt')).toBeVisible({ timeout: 20_000 })
  await message.fill('See both files.')
  await again.keyboard.press('Control+Enter')
  const log = again.getByRole('log', { name: 'Conversation' })
  await expect(log.getByText('first.txt')).toBeVisible()
  await expect(log.getByText('second.txt')).toBeVisible()
  await expect(filesOfDraft(again)).toHaveCount(0)
  await again.reload()
  await expect(message).toBeVisible({ timeout: 20_000 })
  await expect(filesOfDraft(again)).toHaveCount(0)
})
