import { expect, type Page, test } from '@playwright/test'
import { desktopStory, signIn } from './desktopStory'
import { chooseDialogButton } from './shellRecords'

const story = desktopStory()

test('[DSK7] the wallboard is one window of its own', async () => {
  const page = await story.start()
  await page.evaluate(() => window.desk?.openWallboard())
  const wallboard = await story.app().waitForWindow((window) => window.url().includes('wallboard.html'))
  await wallboard.waitForFunction(() => window.desk !== undefined)
  await page.evaluate(() => window.desk?.openWallboard())
  expect(await wallboard.evaluate(() => window.desk?.appInfo().then((found) => found.version))).toBe('0.1.0')
  expect(story.app().windows()).toHaveLength(2)
})

/** Presses Escape at the wall; how many questions there have been once main has heard all that the page told it. */
async function questionsAfterEscape(wall: Page): Promise<number> {
  await wall.keyboard.press('Escape')
  await wall.evaluate(() => window.desk?.appInfo())
  return story.app().evaluate(() => globalThis.shellRecords.questions)
}

test('[DSK79] Escape leaves the full screen of a wallboard only when nothing on it was to be closed first, and when the person says so once more', async () => {
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.evaluate(() => window.desk?.openWallboard())
  const wall = await story.app().waitForWindow((window) => window.url().includes('wallboard.html'))
  await expect(wall.getByRole('timer').first()).toBeVisible({ timeout: 20_000 })
  await story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.setFullScreen(true))
  const isFull = () =>
    story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.isFullScreen())
  await chooseDialogButton(story.app(), 1)
  await wall.keyboard.press('e')
  await expect(wall.getByLabel('Title')).toBeVisible()
  expect(await questionsAfterEscape(wall)).toBe(0)
  await expect(wall.getByRole('timer').first()).toBeVisible()
  expect(await questionsAfterEscape(wall)).toBe(1)
  expect(await isFull()).toBe(true)
  await chooseDialogButton(story.app(), 0)
  expect(await questionsAfterEscape(wall)).toBe(2)
  await expect.poll(isFull).toBe(false)
  expect(await questionsAfterEscape(wall)).toBe(2)
})

test('[DSK80] the display stays awake while the wallboard is seen, and no longer', async () => {
  const page = await story.start()
  await story.app().evaluate(({ powerSaveBlocker }) => {
    const held: number[] = []
    Object.assign(globalThis, { held })
    const { start, stop } = powerSaveBlocker
    powerSaveBlocker.start = (kind) => {
      const id = start.call(powerSaveBlocker, kind)
      held.push(id)
      return id
    }
    powerSaveBlocker.stop = (id) => {
      held.splice(held.indexOf(id), 1)
      return stop.call(powerSaveBlocker, id)
    }
  })
  const held = () => story.app().evaluate(() => (globalThis as unknown as { held: number[] }).held.length)
  await page.evaluate(() => window.desk?.openWallboard())
  await expect.poll(held).toBe(1)
  const wall = (act: 'minimize' | 'restore' | 'close') =>
    story.app().evaluate(({ BrowserWindow }, what) => BrowserWindow.getAllWindows().at(-1)?.[what](), act)
  await wall('minimize')
  await expect.poll(held).toBe(0)
  await wall('restore')
  await expect.poll(held).toBe(1)
  await wall('close')
  await expect.poll(held).toBe(0)
})
