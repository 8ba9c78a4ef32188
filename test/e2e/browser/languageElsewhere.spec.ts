import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { anAccount, aTicket } from '#kit/builders'
import { row, selected } from '#kit/drawnBoard'
import { signInOn } from '#kit/signInOn'
import { startTestServer, type TestServer } from '#kit/startServer'
import { instant, MINUTE_MS, plusMs } from '#shared/domain/instant'
import { type Language, languageNames } from '#shared/words/languages'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const jonas = anAccount('Jonas Berg')

let server: TestServer
test.beforeEach(async () => {
  const openedAt = plusMs(instant(Date.now()), -MINUTE_MS)
  const tickets = ['T-1', 'T-2'].map((id) => aTicket().id(id).openedAt(openedAt).build())
  server = await startTestServer({ accounts: [jonas], tickets, filesDir })
})
test.afterEach(() => server.close())

/** Two windows of one person; in the second one a language can be chosen. */
async function twoWindows(page: Page): Promise<(language: Language) => Promise<void>> {
  await page.goto(server.url)
  await signInOn(page, jonas.email)
  await expect(page.getByText(/^Live/)).toBeVisible()
  await page.keyboard.press('8')
  await expect(selected(page)).toHaveCount(1)
  const other = await page.context().newPage()
  await other.goto(server.url)
  await expect(other.getByText(/^Live/)).toBeVisible()
  return async (language) => {
    await other.bringToFront()
    await other.locator('.avatar').first().click()
    await other.getByRole('menuitemradio', { name: languageNames[language] }).click()
    await expect(other.locator('html')).toHaveAttribute('lang', language)
    await page.bringToFront()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
  }
}

test('[LNG15] a language chosen in another window leaves a half-typed tag, the cursor in it, and the letters typed on', async ({
  page,
}) => {
  const choose = await twoWindows(page)
  await row(page, 'T-1').click()
  const tag = page.locator('.tag-field')
  await tag.click()
  await page.keyboard.type('prnter')
  for (let letters = 0; letters < 4; letters += 1) await page.keyboard.press('ArrowLeft')
  await choose('fi')
  await expect(tag).toHaveAttribute('placeholder', 'Lisää tunniste')
  await expect(tag).toBeFocused()
  await page.keyboard.type('i')
  await expect(tag).toHaveValue('printer')
  // What was begun on one ticket is not begun on the next.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await row(page, 'T-2').click()
  await expect(tag).toHaveValue('')
})

test('[LNG15] a language chosen in another window leaves the name of a view, the list that links and what is typed into the palette', async ({
  page,
}) => {
  const choose = await twoWindows(page)
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('combobox')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('t-2')
  await choose('fi')
  await expect(field).toHaveValue('t-2')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Tallenna tämä näkymä' }).click()
  await page.getByRole('menuitem', { name: 'Tallenna uutena näkymänä' }).click()
  await dialog.getByRole('textbox').fill('Late in the day')
  await dialog.getByRole('checkbox').check()
  await choose('ru')
  await expect(dialog.getByRole('textbox')).toHaveValue('Late in the day')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await expect(dialog.getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('Escape')

  await row(page, 'T-1').click()
  await page.locator('.linked-head').getByRole('button').click()
  await field.fill('t-2')
  await choose('ja')
  await expect(field).toHaveValue('t-2')
  await page.keyboard.press('Enter')
  await expect(page.locator('.linked')).toContainText('T-2')
})
