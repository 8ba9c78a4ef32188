import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { servePaperWall } from '#kit/paperWall/servePaperWall'
import { wallFaults } from '#kit/paperWall/wallFaults'

const screens = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
  { width: 1024, height: 768 },
]
const STALE_MS = 61_000

const outDir = mkdtempSync(join(tmpdir(), 't-minus-wall-'))
let served: Awaited<ReturnType<typeof servePaperWall>>
test.beforeAll(async () => {
  served = await servePaperWall(outDir)
})
test.afterAll(async () => {
  await served.close()
  rmSync(outDir, { recursive: true, force: true })
})

for (const screen of screens) {
  test(`[WBD11] everything fits on ${screen.width}x${screen.height}, in sizes read from 5 m`, async ({
    page,
  }) => {
    await page.setViewportSize(screen)
    for (const query of [
      'desk=ordinary',
      `desk=flood&age=${STALE_MS}&theme=light`,
      'desk=calm',
      'desk=unheard',
    ]) {
      await page.goto(`${served.url}?${query}`)
      await page.locator('.wall').waitFor()
      await page.evaluate(async () => {
        await document.fonts.ready
      })
      const { faults, words } = await page.evaluate(wallFaults)
      expect(faults, query).toEqual([])
      if (query === 'desk=ordinary') expect(words).toBeLessThanOrEqual(60)
    }
  })
}

test('[WBD7] over 60 s without the server the age takes the size of what must be read', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${served.url}?age=${STALE_MS}`)
  const age = page.getByText('Data 1 min old')
  await expect(age).toHaveCSS('font-size', `${(1080 * 5.2) / 100}px`)
  await expect(page.locator('.wall')).toHaveAttribute('data-stale', '')
  await expect(page.locator('.next .clock').first()).toHaveAttribute('data-urgency', 'near')
})

test('[WBD13] clocks are silent timers, one polite region speaks, and axe finds nothing serious', async ({
  page,
}) => {
  for (const theme of ['dark', 'light']) {
    await page.goto(`${served.url}?theme=${theme}`)
    await page.locator('.wall').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await expect(page.locator('[aria-live="polite"]')).toHaveCount(1)
  await expect(page.locator('[role="timer"]')).toHaveCount(7)
  await expect(page.locator('[role="timer"]:not([aria-live="off"])')).toHaveCount(0)
})
