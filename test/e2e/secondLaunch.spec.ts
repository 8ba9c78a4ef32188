import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { desktopStory, isBoardVisible, newFolder } from './desktopStory'

const story = desktopStory()

test('[DSK2] a second start opens its link in the first', async () => {
  const page = await story.start()
  await page.evaluate(() => {
    window.desk?.on('openTicket', ({ ticketId }) => document.body.setAttribute('data-opened', ticketId))
  })
  await story.app().startAgain(['tminus://ticket/INC0042'])
  await expect(page.locator('body')).toHaveAttribute('data-opened', 'INC0042')
  expect(story.app().windows()).toHaveLength(1)
})

test('[DSK2] a board that hides where nobody finds it is shown by a second start', async () => {
  const userData = newFolder()
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ closingBoard: 'hide' }))
  await story.start({ userData })
  await story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => isBoardVisible(story.app())).toBe(false)
  await story.app().startAgain([])
  await expect.poll(() => isBoardVisible(story.app())).toBe(true)
  expect(story.app().windows()).toHaveLength(1)
})

test('[DSK72] a console that the computer has started takes no focus, and is raised by a second start', async () => {
  await story.start({ args: ['--server=http://127.0.0.1:9', '--at-login'] })
  const isFocused = () =>
    story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
  expect(await isFocused()).toBe(false)
  await story.app().startAgain([])
  await expect.poll(() => isBoardVisible(story.app())).toBe(true)
  await expect.poll(isFocused).toBe(true)
})

/** A desktop that shows a tray, as far as anybody asks: the answer of its session bus. */
function pathWithTray(): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'gdbus'), '#!/bin/sh\necho "(true,)"\n', { mode: 0o755 })
  return `${folder}${delimiter}${process.env['PATH'] ?? ''}`
}

test('[DSK131] a board that was maximised stays unseen when the computer starts it, and is maximised once it is shown', async () => {
  const userData = newFolder()
  const board = { x: 0, y: 0, width: 1000, height: 700, isMaximized: true, isFullScreen: false }
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, board, preferences: {} }))
  const page = await story.start({
    userData,
    env: { PATH: pathWithTray() },
    args: ['--server=http://127.0.0.1:9', '--at-login'],
  })
  await page.waitForFunction(() => window.desk !== undefined)
  expect(await isBoardVisible(story.app())).toBe(false)
  await story.app().startAgain([])
  const isMaximised = () =>
    story.app().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())
  await expect.poll(() => isBoardVisible(story.app())).toBe(true)
  await expect.poll(isMaximised).toBe(true)
})
