import { expect, test } from '@playwright/test'
import { desktopStory } from './desktopStory'
import { lastTrayLook } from './shellRecords'

const story = desktopStory()

const menuLabels = () =>
  story.app().evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])

test('[DSK78] a language that is chosen is spoken by menu bar and tray at once, and after a restart', async () => {
  const page = await story.start()
  expect(await menuLabels()).toContain('Edit')
  await page.evaluate(() => window.desk?.changePreferences({ language: 'fi' }))
  await expect.poll(menuLabels).toContain('Muokkaa')
  await expect.poll(async () => (await lastTrayLook(story.app())).labels).toContain('Lopeta T-Minus')
  const { userData } = story.app()
  await story.app().close()
  await story.start({ userData })
  expect(await menuLabels()).toContain('Muokkaa')
})
