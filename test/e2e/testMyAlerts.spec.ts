import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { desktopStory, signIn } from './desktopStory'
import { lastTrayLook, notifications } from './shellRecords'

const story = desktopStory()

test('[ALR131] a test of my alerts tries each way, asks what I perceived and keeps the answers', async () => {
  test.setTimeout(120_000)
  const { page, server } = await story.startWithServer()
  await signIn(page, server)
  const app = story.app()
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts' }).click()
  await settings.getByRole('button', { name: 'Begin the test' }).click()

  await expect
    .poll(async () => (await notifications(app)).map(({ title }) => title))
    .toContain('Notifications work')
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByText('Did you hear two rising notes?')).toBeVisible()
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByText('Did you hear a voice?')).toBeVisible()
  await settings.getByRole('button', { name: 'No', exact: true }).click()
  await expect(settings.getByText('Is there a 3 on the icon')).toBeVisible()
  expect((await lastTrayLook(app)).badge).toBe(3)
  await settings.getByRole('button', { name: 'Yes' }).click()

  await expect(settings.getByText('did not perceive: the speech')).toBeVisible()
  await expect.poll(async () => (await lastTrayLook(app)).badge).not.toBe(3)
  const kept = JSON.parse(readFileSync(join(app.userData, 'settings.json'), 'utf8'))
  expect(kept.preferences.alertTest).toMatchObject({
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
