import { expect, type Page, test } from '@playwright/test'
import { drawnBoardOf } from '#kit/drawnBoard'
import { type PaperPages, servePaperPages } from '#kit/paperPages'

// What other engines than Chromium do or cannot do, played to the console in Chromium.

let pages: PaperPages
const drawnBoard = drawnBoardOf(() => pages)

test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

/** A key as only the page hears it: the browser itself does nothing with it. */
const tellKey = (page: Page, key: string, keyCode: number) =>
  page.evaluate(
    (how) => {
      const event = new KeyboardEvent('keydown', { ...how, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { key, keyCode },
  )

for (const [key, what, name] of [
  ['e', 'a person', /^Assign/],
  ['u', 'a status', /status/i],
  ['Control+k', 'a command', 'Command palette'],
] as const) {
  test(`[BRD262] in Safari the Enter that ends what an input method writes does not choose ${what}`, async ({
    page,
  }) => {
    await drawnBoard(page)
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog', { name })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await tellKey(page, 'Enter', 229)
    await expect(dialog).toBeVisible()
    await expect(page.locator('.notices')).toHaveText('')
    await tellKey(page, 'Enter', 13)
    await expect(dialog).toBeHidden()
  })
}

test('[BRD263] in Safari, which keeps an Escape in a field for searching to itself, it closes the sheet of keys once the field is empty', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('?')
  const search = page.getByRole('searchbox', { name: 'Find a key' })
  await search.fill('view')
  await tellKey(page, 'Escape', 27)
  await expect(search).toHaveValue('view')
  await search.fill('')
  await tellKey(page, 'Escape', 27)
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('[TKT155] where the engine does not do it by itself, the field grows with what is written and shrinks again', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const { supports } = CSS
    CSS.supports = (...asked: string[]) =>
      asked[0] === 'field-sizing' ? false : Reflect.apply(supports, CSS, asked)
  })
  await drawnBoard(page)
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('textarea { field-sizing: fixed !important }')
    document.adoptedStyleSheets = [sheet]
  })
  await page.keyboard.press('m')
  const draft = page.locator('#composer-text')
  await expect(draft).toBeFocused()
  const heights = () =>
    draft.evaluate((field: HTMLTextAreaElement) => ({
      outer: field.offsetHeight,
      hidden: field.scrollHeight - field.clientHeight,
    }))
  const atFirst = await heights()
  expect(atFirst.hidden).toBe(0)
  await draft.fill(Array.from({ length: 9 }, (_, line) => `line ${line}`).join('\n'))
  await expect.poll(async () => (await heights()).outer).toBeGreaterThan(atFirst.outer)
  expect((await heights()).hidden).toBe(0)
  await draft.fill('line\n'.repeat(99))
  await expect.poll(async () => (await heights()).outer).toBe(240)
  await draft.fill('')
  await expect.poll(heights).toEqual(atFirst)
})

test('[BRD264] what stands in an empty field is told apart from its ground in both themes', async ({
  page,
}) => {
  await drawnBoard(page)
  await page.keyboard.press('Control+k')
  const asked = page.getByRole('dialog').getByRole('combobox')
  const drawnAs = () =>
    asked.evaluate((field) => {
      const { color, opacity } = getComputedStyle(field, '::placeholder')
      return { color, opacity }
    })
  for (const [theme, color] of [
    ['dark', 'rgb(133, 145, 161)'],
    ['light', 'rgb(95, 106, 121)'],
  ] as const) {
    await page.locator('html').evaluate((root, chosen) => {
      root.dataset['theme'] = chosen
    }, theme)
    expect(await drawnAs()).toEqual({ color, opacity: '1' })
  }
})
