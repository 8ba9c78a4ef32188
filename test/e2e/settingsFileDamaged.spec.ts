import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { desktopStory, newFolder, signIn } from './desktopStory'

const story = desktopStory()

test('[DSK11] damaged settings are set aside, said, and the app starts with the first ones', async () => {
  test.setTimeout(120_000)
  const userData = newFolder()
  writeFileSync(join(userData, 'settings.json'), '{"preferences": {"theme": "lig')
  const { page, server } = await story.startWithServer({ userData })
  await expect
    .poll(() => page.evaluate(() => window.desk?.preferences()))
    .toMatchObject({ wasDamaged: true, preferences: { theme: 'system' } })
  await signIn(page, server)
  await expect(page.getByText(/^Your settings could not be read/)).toBeVisible()
  expect(readFileSync(join(userData, 'settings.json.damaged'), 'utf8')).toContain('"lig')
})

test('[DSK128] settings that the disk refuses hold, are said, and are kept once it takes them', async () => {
  test.setTimeout(120_000)
  const userData = newFolder()
  const { page, server } = await story.startWithServer({ userData })
  await signIn(page, server)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  // In the way of the file that takes the place of the old one, as a full disk is.
  const next = join(userData, 'settings.json.next')
  mkdirSync(next)
  await settings.getByRole('radio', { name: 'Light' }).check()
  await expect(settings.getByText(/^Your settings cannot be saved here/)).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  rmSync(next, { recursive: true })
  await settings.getByRole('radio', { name: 'Compact' }).check()
  await expect(settings.getByText(/^Your settings cannot be saved here/)).toHaveCount(0)
  const kept = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'))
  expect(kept.preferences).toMatchObject({ theme: 'light', density: 'compact' })
})
