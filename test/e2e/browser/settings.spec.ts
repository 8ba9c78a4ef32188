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
