import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { desktopStory, signIn } from './desktopStory'
import { lastTrayLook, notifications } from './shellRecords'

const story = desktopStory()

/** Counts the sounds that were fetched, decoded and started, from now on. */
const countSounds = (page: Page) =>
  page.evaluate(() => {
    const counts = { played: 0 }
    Object.assign(window, { soundCounts: counts })
    const { start } = AudioBufferSourceNode.prototype
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode) {
      counts.played += 1
      start.call(this)
    }
  })

const playedSounds = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { soundCounts: { played: number } }).soundCounts.played)

test('[ALR131] [ALR145] a test of my alerts tries each way, asks what I perceived and keeps the answers', async () => {
  test.setTimeout(120_000)
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  const app = story.app()
  await countSounds(page)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts' }).click()
  await settings.getByRole('button', { name: 'Begin the test' }).click()

  await expect
    .poll(async () => (await notifications(app)).map(({ title }) => title))
    .toContain('Notifications work')
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByText('Did you hear two rising notes?')).toBeVisible()
  await expect.poll(() => playedSounds(page)).toBe(1)
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByText('Did you hear a voice?')).toBeVisible()
  await settings.getByRole('button', { name: 'No', exact: true }).click()
  await expect(settings.getByText('Is there a 99 on the icon')).toBeVisible()
  await expect.poll(async () => (await lastTrayLook(app)).badge).toBe(99)
  await settings.getByRole('button', { name: 'Yes' }).click()

  await expect(settings.getByText('did not perceive: the speech')).toBeVisible()
  await expect.poll(async () => (await lastTrayLook(app)).badge).not.toBe(99)
  const settingsFile = join(app.userData, 'settings.json')
  const kept = () => JSON.parse(readFileSync(settingsFile, 'utf8')).preferences.alertTest
  await expect.poll(kept).toMatchObject({
    notification: { isPerceived: true },
    sound: { isPerceived: true },
    speech: { isPerceived: false },
    badge: { isPerceived: true },
  })
})

test('[ALR130] a notification that the system refuses is told where alerts are tested', async () => {
  test.setTimeout(120_000)
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts' }).click()
  await story.app().evaluate(({ Notification }) => {
    Notification.prototype.show = function (this: Electron.Notification) {
      this.emit('failed', {}, 'not signed')
    }
  })
  await settings.locator('[data-step=notification]').getByRole('button', { name: 'Try' }).click()
  await expect(settings.getByText(/^The system refused a notification at/)).toBeVisible()
})
