import { expect, test } from '@playwright/test'
import { drawnBoardOf } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[DSK34] every section of the settings is reached by keys', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 720 })
  await drawnBoard(page)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  for (const section of ['Looks', 'Alerts', 'Quiet hours', 'Test my alerts']) {
    await settings.getByRole('button', { name: section, exact: true }).press('Enter')
    await expect(settings.getByRole('heading', { name: section })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
})

test('[DSK34] a choice is in force at once and stands in the settings when they are opened again', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('radio', { name: 'Light' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await settings.getByRole('button', { name: 'Alerts', exact: true }).click()
  await settings.getByRole('checkbox', { name: 'Speech, close' }).check()
  await settings.getByRole('radio', { name: 'Always' }).check()
  await settings.getByRole('button', { name: '1 hour' }).click()
  await expect(settings.getByText(/^Muted until/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press(',')
  await settings.getByRole('button', { name: 'Alerts', exact: true }).click()
  await expect(settings.getByRole('checkbox', { name: 'Speech, close' })).toBeChecked()
  await expect(settings.getByRole('radio', { name: 'Always' })).toBeChecked()
  await settings.getByRole('button', { name: 'End now' }).click()
  await expect(settings.getByText(/^What came meanwhile/)).toBeVisible()
})

test('[DSK34] quiet hours are set per weekday', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Quiet hours', exact: true }).click()
  await expect(settings.getByLabel('Monday, from')).toBeDisabled()
  await settings.getByLabel('Keep quiet hours').check()
  await settings.getByLabel('Monday, from').fill('18:30')
  await settings.getByLabel('Monday, until').fill('23:00')
  await settings.getByRole('checkbox', { name: 'Sunday' }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press(',')
  await settings.getByRole('button', { name: 'Quiet hours', exact: true }).click()
  await expect(settings.getByLabel('Monday, from')).toHaveValue('18:30')
  await expect(settings.getByLabel('Sunday, from')).toHaveCount(0)
})

test('[BRD73] the settings stay open while another language is chosen in them', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press(',')
  await page
    .getByRole('dialog', { name: 'Settings' })
    .getByRole('combobox', { name: 'Language' })
    .selectOption('fi')
  await expect(page.getByRole('dialog', { name: 'Asetukset' })).toBeVisible()
})

test('[BRD195] the settings open on their section, not on what closes them', async ({ page }) => {
  await drawnBoard(page)
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('button', { name: 'Looks', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(settings).toBeVisible()
})

test('[ALR142] [ALR143] [ALR144] in a tab the test has no icon to try, each way that was missed says what to look at, and silences say what is lost', async ({
  page,
}) => {
  await drawnBoard(page, 'still&tab')
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts', exact: true }).click()
  await expect(settings.locator('.test-step')).toHaveCount(3)
  await settings.getByRole('button', { name: 'Begin the test' }).click()
  for (const question of ['see a notification', 'hear two rising notes', 'hear a voice']) {
    await expect(settings.getByText(question)).toBeVisible()
    await settings.getByRole('button', { name: 'No', exact: true }).click()
  }
  for (const advice of ['do-not-disturb of the system', 'device that plays', 'voice for your language']) {
    await expect(settings.locator('.test-step', { hasText: advice })).toHaveCount(1)
  }
  await settings.getByRole('button', { name: 'Alerts', exact: true }).click()
  await expect(settings.getByText('what came meanwhile is not told afterwards')).toBeVisible()
  await settings.getByRole('button', { name: 'Quiet hours', exact: true }).click()
  await expect(settings.getByText('what came meanwhile is not told afterwards')).toBeVisible()
})

test('[ALR150] nobody is asked whether they saw a notification that was not allowed; the test says so and goes on', async ({
  page,
}) => {
  await drawnBoard(page, 'still&tab&unasked')
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts', exact: true }).click()
  await settings.getByRole('button', { name: 'Begin the test' }).click()
  await expect(settings.getByText('hear two rising notes')).toBeVisible()
  const notification = settings.locator('[data-step=notification]')
  await expect(notification).toContainText('Notifications have not been allowed yet.')
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByText('hear a voice')).toBeVisible()
  await settings.getByRole('button', { name: 'Yes' }).click()
  await expect(settings.getByRole('button', { name: 'Begin the test' })).toBeVisible()
  await notification.getByRole('button', { name: 'Try' }).click()
  await expect(notification).toContainText('Notifications have not been allowed yet.')
  await expect(settings.getByText('see a notification')).toHaveCount(0)
})

test('[ALR156] the test of the alerts is walked through by one key', async ({ page }) => {
  await drawnBoard(page, 'still&tab')
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts', exact: true }).click()
  await settings.getByRole('button', { name: 'Begin the test' }).press('Enter')
  for (const question of ['see a notification', 'hear two rising notes', 'hear a voice']) {
    await expect(settings.getByText(question)).toBeVisible()
    await expect(settings.getByRole('button', { name: 'Yes' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  await expect(settings.getByText('You perceived it')).toHaveCount(3)
  await expect(settings.locator('[data-step=speech]').getByRole('button')).toBeFocused()
})

test('[ALR146] in a tab whose browser was not asked yet, the button that asks holds its words, below the sentence', async ({
  page,
}) => {
  await drawnBoard(page, 'still&tab&unasked')
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Test my alerts', exact: true }).click()
  const button = settings.getByRole('button', { name: 'Allow notifications' })
  await expect(button).toBeVisible()
  const [room, sentence] = await Promise.all([
    button.evaluate((element) => element.clientWidth - element.scrollWidth),
    settings.locator('.reach-line:has(button)').locator('span').boundingBox(),
  ])
  expect(room).toBe(0)
  expect((await button.boundingBox())?.x).toBe(sentence?.x)
})
