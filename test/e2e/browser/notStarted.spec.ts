import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startTestServer, type TestServer } from '#kit/startServer'

const filesDir = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const words = (page: Page) => page.locator('.not-started')

let server: TestServer

test.beforeAll(async () => {
  server = await startTestServer({ filesDir })
})
test.afterAll(async () => {
  await server.close()
})

for (const path of ['/', '/wallboard']) {
  test(`[OUT216] ${path} says in every language that it did not start, when its script stays away for 10 s`, async ({
    page,
  }) => {
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto(server.url + path)
    await expect(words(page)).toBeHidden()
    const waits = await words(page).evaluate((element) =>
      element.getAnimations().map((animation) => {
        const { delay } = animation.effect?.getComputedTiming() ?? {}
        animation.finish()
        return delay
      }),
    )
    expect(waits).toEqual([10_000])
    await expect(words(page)).toBeInViewport({ ratio: 1 })
    const languages = await words(page)
      .locator('p')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('lang'), one.textContent?.startsWith('T-Minus')]),
      )
    expect(languages).toEqual(['en', 'fi', 'ru', 'ja'].map((language) => [language, true]))
  })

  test(`[OUT216] ${path} says nothing of it once it has started`, async ({ page }) => {
    await page.goto(server.url + path)
    await expect(words(page)).toHaveCount(0)
  })
}
