import { expect, test } from '@playwright/test'
import { desktopStory } from './desktopStory'
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

test('[DSK79] Escape leaves the full screen of a wallboard only when the person says so once more', async () => {
  const page = await story.start()
  await page.evaluate(() => window.desk?.openWallboard())
  await story.app().waitForWindow((window) => window.url().includes('wallboard.html'))
  const escape = () =>
    story.app().evaluate(({ BrowserWindow }) => {
      const wall = BrowserWindow.getAllWindows().at(-1)
      wall?.setFullScreen(true)
      wall?.webContents.emit('before-input-event', {}, { type: 'keyDown', key: 'Escape' })
    })
  const isFull = () =>
    story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.isFullScreen())
  await chooseDialogButton(story.app(), 1)
  await escape()
  expect(await isFull()).toBe(true)
  await chooseDialogButton(story.app(), 0)
  await escape()
  await expect.poll(isFull).toBe(false)
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
