import { expect, type Page, test } from '@playwright/test'
import { overflowing } from '#kit/overflowing'
import { type PaperPages, servePaperPages } from '#kit/paperPages'
import { board as en } from '#shared/words/en/board'
import { board as fi } from '#shared/words/fi/board'
import { board as ja } from '#shared/words/ja/board'
import { type Language, languageNames, languages } from '#shared/words/languages'
import { board as ru } from '#shared/words/ru/board'

const boards = { en, fi, ru, ja }

let pages: PaperPages
test.beforeAll(async () => {
  pages = await servePaperPages()
})
test.afterAll(async () => {
  await pages.close()
})

async function openIn(page: Page, language: Language, query: string): Promise<void> {
  await page.addInitScript(
    (chosen) => localStorage.setItem('tminus.language', JSON.stringify(chosen)),
    language,
  )
  await page.goto(`${pages.url}?${query}`)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/**
 * A page and what is opened on it by keys, which are the same in every language; Escape closes it again. What shows that
 * it is open is named by a selector.
 */
interface Walk {
  readonly query: string
  readonly steps: readonly (readonly [name: string, keys: readonly string[], sign: string])[]
}

const walks: readonly Walk[] = [
  { query: 'screen=signin', steps: [['sign-in', [], 'form input']] },
  { query: 'still&loading', steps: [['first load', [], '.first-load']] },
  {
    query: 'still',
    steps: [
      ['board', [], '[role=row][aria-selected=true]'],
      ['keys', ['?'], 'dialog.sheet'],
      ['assign', ['Escape', 'e'], 'dialog.picker [role=option]'],
      ['settings', ['Escape', ','], 'dialog.settings'],
      ['palette', ['Escape', 'Control+k'], 'dialog.palette [role=option]'],
      ['ticket', ['Escape', 'j', 'Enter'], '#ticket-title'],
      ['priority', ['p'], 'dialog.is-change [role=option]'],
      ['status', ['Escape', 'u'], 'dialog.is-change [role=option]'],
      ['snooze', ['Escape', 's'], 'dialog.snooze'],
      ['explanation', ['Escape', 'y'], '.why'],
    ],
  },
  {
    query: 'still&offline',
    steps: [
      ['board offline', [], '.banner'],
      ['sync health', ['Shift+S'], '.health'],
      ['ticket offline', ['Escape', 'j', 'Enter'], '#ticket-title'],
    ],
  },
]

async function openByKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    if (key === 'Escape') await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
}

/** A folder for pictures of every screen in both themes, to be looked at; usually none are taken. */
const picturesOf = process.env['TMINUS_PICTURES']

async function takePictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${name.replaceAll(' ', '-')}-${colorScheme}.png` })
  }
}

for (const language of languages) {
  test(`[LNG10] in ${language} every text of the console fits its place`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width: 1280, height: 800 })
    const faults: string[] = []
    for (const { query, steps } of walks) {
      await openIn(page, language, query)
      await page.locator('h1, h2').first().waitFor()
      if (steps.length > 1) await page.locator('[role=row][aria-selected=true]').first().waitFor()
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      for (const [name, keys, sign] of steps) {
        await openByKeys(page, keys)
        await expect(page.locator(sign).first(), name).toBeVisible()
        if (picturesOf !== undefined) await takePictures(page, `${picturesOf}/${language}-${name}`)
        faults.push(...(await overflowing(page)).map((fault) => `${name}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })
}

/** The narrowest window with an ordinary head, the usual one, and that at 200 %. */
const sizes = [
  { width: 1024, height: 700 },
  { width: 1280, height: 800 },
  { width: 640, height: 400 },
]

/** Puts every view's name in the place of the title that is shown, and answers those that are cut there. */
const cutTitles = async (page: Page, titles: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((names) => {
    const title = document.querySelector('.narrow-title .cut') ?? document.querySelector('.top h1')
    if (!title) throw new Error('No title is shown.')
    const shown = title.textContent
    // A hundredth of a pixel too few is an ellipsis, and nothing that a scroll width of whole pixels tells.
    const isNarrow = (): boolean => {
      if (!title.matches('h1')) return false
      const free = document.createElement('h1')
      free.textContent = title.textContent
      free.style.cssText = 'position: absolute; max-width: none; visibility: hidden'
      title.after(free)
      const isCut = free.getBoundingClientRect().width > title.getBoundingClientRect().width
      free.remove()
      return isCut
    }
    const cut = names.filter((name) => {
      title.textContent = name
      const isCut = title.scrollWidth > title.clientWidth || isNarrow()
      return title.checkVisibility({ visibilityProperty: true }) && isCut
    })
    title.textContent = shown
    return cut
  }, titles)

for (const language of languages) {
  test(`[BRD161] in ${language} no view’s name is cut in its head, from 1024 px of width and at 200 %`, async ({
    page,
  }) => {
    const titles = Object.values(boards[language].view)
    const faults: string[] = []
    for (const query of ['still', 'still&offline']) {
      await openIn(page, language, query)
      await page.locator('[role=row][aria-selected=true]').first().waitFor()
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      const places = ['board', 'ticket'].flatMap((beside) => sizes.map((size) => ({ beside, size })))
      for (const { beside, size } of places) {
        if (beside === 'ticket' && size === sizes[0]) {
          await page.keyboard.press('Enter')
          await expect(page.locator('#ticket-title')).toBeVisible()
        }
        await page.setViewportSize(size)
        const place = `${query}, ${beside}, ${size.width}`
        const cut = await cutTitles(page, titles)
        faults.push(...[...cut, ...(await overflowing(page))].map((fault) => `${place}: ${fault}`))
        if (picturesOf !== undefined) await takePictures(page, `${picturesOf}/${language}-${place}`)
      }
    }
    expect(faults).toEqual([])
  })
}

test('[LNG9] another language changes every text in sight at once and keeps what was being done', async ({
  page,
}) => {
  await openIn(page, 'en', 'still')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const ticket = await page.locator('#ticket-title').textContent()
  await page.keyboard.press('m')
  await page.keyboard.type('I am on my way.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /your account$/ }).click()
  await page.getByRole('menuitemradio', { name: languageNames.fi }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await expect(page.getByRole('group', { name: 'Toiminnot' })).toBeVisible()
  await expect(page.locator('#ticket-title')).toHaveText(ticket ?? '')
  await expect(page.locator('#composer-text')).toHaveValue('I am on my way.')
  await expect(page).toHaveTitle(/Kaikki avoimet/)
  await page.getByRole('button', { name: /oma tili$/ }).click()
  await page.getByRole('menuitemradio', { name: languageNames.ja }).click()
  await expect(page.getByRole('group', { name: '操作' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('[LNG6] a console that was never told speaks the language of its computer', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto(`${pages.url}?screen=signin`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await page.getByRole('combobox').selectOption('ja')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await context.close()
})
