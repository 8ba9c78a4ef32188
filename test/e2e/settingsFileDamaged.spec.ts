import { readFileSync, writeFileSync } from 'node:fs'
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
