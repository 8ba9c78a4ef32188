import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
