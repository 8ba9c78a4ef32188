import { expect, test } from '@playwright/test'
import { drawnBoardOf, notices, row } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

test('[TKT50] a template is filled from the ticket, and what stays open is named', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('menuitem', { name: 'VPN unstable, first reply' }).click()
  const text = page.getByRole('textbox', { name: 'Message to Helena Virtanen' })
  await expect(text).toHaveValue(/^Hello Helena, .* before 14:41\. Your case is \{\{case\}\}\.$/)
  await expect(text).toBeFocused()
  await expect(notices(page)).toContainText('Fill in what is still open: {{case}}.')
})

test('[TKT51] suggested steps are ticked, counted and told in the audit', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  const steps = page.getByRole('complementary', { name: 'Suggested steps' })
  await expect(steps).toContainText('0 of 5')
  await steps.getByLabel('Compare with carrier changes').check()
  await expect(steps).toContainText('1 of 5')
  await expect(page.getByRole('complementary', { name: 'Properties' })).toContainText(
    'did the step “Compare with carrier changes”',
  )
  await steps.getByLabel('Compare with carrier changes').uncheck()
  await expect(steps).toContainText('0 of 5')
})

test('[TKT52] [TKT53] tags and links are put on and taken off, and a link leads to the other ticket', async ({
  page,
}) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  const side = page.getByRole('complementary', { name: 'Properties' })
  await side.getByLabel('Add a tag').fill('Carrier Fault')
  await page.keyboard.press('Enter')
  await expect(side.getByRole('group', { name: 'Tags' })).toContainText('carrier-fault')
  await side.getByRole('button', { name: 'Take carrier-fault off' }).click()
  await expect(side.getByRole('group', { name: 'Tags' })).not.toContainText('carrier-fault')

  await side.getByRole('button', { name: 'Link a ticket' }).click()
  await page.getByRole('dialog', { name: 'Link 20418' }).getByRole('combobox').fill('gateway hel')
  await page.keyboard.press('Enter')
  await side.getByRole('button', { name: /20433/ }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('VPN gateway hel-2')
  await expect(side.getByRole('button', { name: /^20418/ })).toBeVisible()
  await side.getByRole('button', { name: 'Take the link with 20418 off' }).click()
  await expect(side.getByRole('button', { name: /^20418/ })).toBeHidden()
})

test('[TKT54] a snoozed ticket says so and is woken', async ({ page }) => {
  await drawnBoard(page)
  await row(page, '20418').click()
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  const note = page.getByRole('note').filter({ hasText: 'Snoozed until 14:36.' })
  await expect(note).toBeVisible()
  await note.getByRole('button', { name: 'Wake it' }).click()
  await expect(note).toBeHidden()
})
