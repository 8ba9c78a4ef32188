import { expect, test } from '@playwright/test'
import { aiko, firefoxStory, openBoard } from './firefoxStory'

const story = firefoxStory()

test('[DSK34] [LNG9] the settings open, and the console speaks Japanese and English again', async ({
  page,
}) => {
  await openBoard(page, story.server())
  await page.keyboard.press(',')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('combobox', { name: 'Language' }).selectOption('ja')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  const japanese = page.getByRole('dialog', { name: '設定' })
  await japanese.locator('select').first().selectOption('en')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(settings).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('Acknowledge', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('[BRD203] where scroll bars take room the head of a column stands above its cells', async ({ page }) => {
  await openBoard(page, story.server())
  for (const height of [900, 240]) {
    await page.setViewportSize({ width: 1440, height })
    await expect
      .poll(() =>
        page.locator('.board').evaluate((board) => {
          const leftOf = (selector: string) =>
            [...(board.querySelector(selector)?.children ?? [])].map(
              (cell) => Math.round(cell.getBoundingClientRect().left * 10) / 10,
            )
          const scroller = board.querySelector<HTMLElement>('.scroll')
          const [heads, cells] = [leftOf('.columns'), leftOf('.row')]
          return {
            hasBar: (scroller?.offsetWidth ?? 0) > (scroller?.clientWidth ?? 0),
            areMany: heads.length > 8,
            beside: heads.filter((left, index) => left !== cells[index]),
          }
        }),
      )
      .toEqual({ hasBar: true, areMany: true, beside: [] })
  }
})

test('[FFX3] a wall opened by its address shows its code, a supervisor confirms it, and the wall shows the desk', async ({
  page,
}) => {
  const wall = await (await story.newContext()).newPage()
  await wall.goto(`${story.server().url}/wallboard`)
  const code = wall.locator('.code.figures')
  await expect(code).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/)
  const letters = (await code.textContent()) ?? ''
  await openBoard(page, story.server(), aiko)
  await page.getByRole('button', { name: /Aiko Tanaka/ }).click()
  await page.getByRole('menuitem', { name: 'Confirm a display' }).click()
  await page.getByLabel('Code on the screen').fill(letters.toLowerCase())
  await page.getByLabel('Name of the screen').fill('Hall')
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('Hall shows the wallboard in a moment.')).toBeVisible()
  await expect(wall.locator('.queues h2')).toHaveText('3 open', { timeout: 40_000 })
  const clock = wall.locator('.next .clock').first()
  const reading = (await clock.textContent()) ?? ''
  await expect(clock).not.toHaveText(reading)
})

const afterwards = {
  Yes: [/^You perceived it, \d/, /^You perceived it, \d/, /^You perceived it, \d/],
  No: [/do-not-disturb of the system/, /device that plays/, /voice for your language/],
} as const

for (const answer of ['Yes', 'No'] as const) {
  test(`[FFX4] the test of the alerts asks after each way and takes ${answer}`, async ({ page, context }) => {
    await context.grantPermissions(['notifications'], { origin: story.server().url })
    await openBoard(page, story.server())
    expect(await page.evaluate(() => Notification.permission)).toBe('granted')
    await page.keyboard.press(',')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await settings.getByRole('button', { name: 'Test my alerts', exact: true }).click()
    await expect(settings.locator('.test-step')).toHaveCount(3)
    await settings.getByRole('button', { name: 'Begin the test' }).click()
    for (const question of ['see a notification', 'hear two rising notes', 'hear a voice']) {
      await expect(settings.getByText(question)).toBeVisible()
      await settings.getByRole('button', { name: answer, exact: true }).click()
    }
    for (const [step, words] of afterwards[answer].entries())
      await expect(settings.locator('.test-step').nth(step).getByText(words)).toBeVisible()
  })
}
