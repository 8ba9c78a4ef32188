import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type ServerProcess, startServerProcess } from '#kit/serverProcess'
import { temporaryFolder } from '#kit/storeFolder'

const data = temporaryFolder('t-minus-axe')
let server: ServerProcess

test.beforeAll(async () => {
  server = await startServerProcess({ dataDir: data.path })
})
test.afterAll(async () => {
  await server.kill()
  data.remove()
})

/** What axe calls serious or worse, with the element, so that a failure says what to mend. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(server.signIn?.email ?? '')
  await page.getByLabel('Password', { exact: true }).fill(server.signIn?.password ?? '')
  await page.getByRole('button', { name: /^Sign in/ }).click()
  await expect(page.getByRole('timer').first()).toBeVisible()
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[E2E3] no page has a serious accessibility finding, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const check = async (name: string, of = page) => {
      expect(await seriousFindings(of), name).toEqual([])
    }

    await page.goto(server.url)
    await page.getByLabel('E-mail').waitFor()
    await check('sign-in')
    await signIn(page)
    await page.keyboard.press('8')
    await check('board')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await check('key sheet')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: /^Message to/ })).toBeVisible()
    await check('ticket')
    await page.keyboard.press('e')
    await expect(page.getByRole('dialog')).toBeVisible()
    await check('assign')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    const wall = await context.newPage()
    await wall.setViewportSize({ width: 1920, height: 1080 })
    await wall.goto(`${server.url}/wallboard`)
    await expect(wall.getByRole('timer').first()).toBeVisible()
    await check('wallboard', wall)

    await context.setOffline(true)
    await expect(page.getByText(/^Offline since/)).toBeVisible()
    await page.keyboard.press('Shift+S')
    await expect(page.getByText('Sync health')).toBeVisible()
    await check('offline and sync health')
    await context.close()
  })
}
