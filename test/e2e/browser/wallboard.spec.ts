import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { axeFaults } from '#kit/axeFaults'
import { heardOn } from '#kit/heardOn'
import { servePaperWall } from '#kit/paperWall/servePaperWall'
import { wallFaults } from '#kit/paperWall/wallFaults'

const screens = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 3840, height: 2160 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
]
const full = { width: 1920, height: 1080 }
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

async function faultsOf(page: Page, query: string) {
  await page.goto(`${served.url}?${query}`)
  await page.locator('.wall').waitFor()
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  await page.locator('.trend, .today .empty, .wall:not(:has(.today))').first().waitFor()
  return page.evaluate(wallFaults)
}

for (const screen of screens) {
  test(`[WBD11] everything fits on ${screen.width}x${screen.height}, in sizes read from 5 m`, async ({
    page,
  }) => {
    await page.setViewportSize(screen)
    for (const query of [
      'desk=ordinary',
      `desk=flood&age=${STALE_MS}&theme=light`,
      'desk=calm&objective=none',
      'desk=unheard',
    ]) {
      const { faults, words } = await faultsOf(page, query)
      expect(faults, query).toEqual([])
      if (query === 'desk=ordinary') expect(words).toBeLessThanOrEqual(60)
    }
  })
}

test('[WBD11] it fits in every language', async ({ page }) => {
  for (const screen of [full, { width: 1024, height: 768 }, { width: 1080, height: 1920 }]) {
    await page.setViewportSize(screen)
    for (const language of ['fi', 'ru', 'ja']) {
      for (const query of [`desk=ordinary`, `desk=flood&age=${STALE_MS}`, 'desk=calm&objective=none']) {
        const { faults } = await faultsOf(page, `${query}&language=${language}`)
        expect(faults, `${language} ${query} ${screen.width}`).toEqual([])
      }
    }
  }
})

test('[WBD21] from further away fewer tiles stand there, and what stands there fits', async ({ page }) => {
  await page.setViewportSize(full)
  const counts: number[] = []
  for (const metres of [5, 5.5, 7, 9, 11]) {
    for (const desk of ['ordinary', 'flood']) {
      const { faults } = await faultsOf(page, `desk=${desk}&metres=${metres}`)
      expect(faults, `${desk} from ${metres} m`).toEqual([])
    }
    counts.push(await page.locator('.tile').count())
    await expect(page.locator('.breached')).toBeVisible()
    await expect(page.locator('.next li').first()).toBeVisible()
  }
  expect(counts[0]).toBe(6)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
})

test('[WBD27] a long name ends at the end of a word and is read out whole', async ({ page }) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?desk=flood`)
  const name = page.locator('.on-call .clipped', { hasText: 'Pedro' })
  await expect(name.locator('.unseen')).toHaveText('Pedro Álvarez de la Fuente y Mendoza')
  await expect(name.locator('.clip')).toHaveText(/^Pedro(?: Álvarez| Álvarez de| Álvarez de la)?…$/)
})

test('[WBD7] over 60 s without the server the age takes the size of what must be read', async ({ page }) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?age=${STALE_MS}`)
  const age = page.getByText('Data 1 min old')
  await expect(age).toBeVisible()
  const units = await age.evaluate((element) => {
    const style = getComputedStyle(element)
    return Number.parseFloat(style.fontSize) / Number.parseFloat(style.getPropertyValue('--u'))
  })
  expect(units).toBeCloseTo(5.2, 2)
  await expect(page.locator('.wall')).toHaveAttribute('data-stale', '')
  await expect(page.locator('.next .clock').first()).toHaveAttribute('data-urgency', 'near')
})

test('[WBD48] the title is whole as long as leaving out the date makes room for it', async ({ page }) => {
  const heads: [number, number, string][] = [
    [1080, 1920, 'metres=5'],
    [1024, 768, 'metres=10'],
  ]
  for (const [width, height, query] of heads) {
    await page.setViewportSize({ width, height })
    await page.goto(`${served.url}?${query}`)
    await expect(page.locator('.wall-head .clip')).toHaveText('Service desk')
    const isBelowTheLine = await page.locator('.wall-head .date').evaluate((date) => {
      const line = date.parentElement?.getBoundingClientRect()
      return line !== undefined && date.getBoundingClientRect().top >= line.bottom - 1
    })
    expect(isBelowTheLine).toBe(true)
  }
})

test('[WBD49] what is not known is a dash in every tile, and an old breach bears the sign of an old reading', async ({
  page,
}) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?desk=unheard`)
  for (const tile of ['.breached .count', '.next .empty', '.on-call .empty', '.queues h2', '.today .rate']) {
    await expect(page.locator(tile)).toHaveText('–')
  }
  await page.goto(`${served.url}?age=${STALE_MS}`)
  const sign = await page
    .locator('.breached .worst .figures')
    .evaluate((reading) => getComputedStyle(reading, '::after').content)
  expect(sign).toBe('"±"')
})

test('[WBD58] while the rest of what is kept here is still being read, the next breaches stand there and no count', async ({
  page,
}) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?desk=begun`)
  await expect(page.locator('.next .clock').first()).toBeVisible()
  for (const tile of [
    '.breached .count',
    '.on-call .empty',
    '.queues h2',
    '.channels li .figures >> nth=0',
  ]) {
    await expect(page.locator(tile)).toHaveText('–')
  }
})

test('[WBD60] what a begun wall then reads is not said, and the first breach after that is', async ({
  page,
}) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?desk=begun`)
  await expect(page.locator('.next .clock').first()).toBeVisible()
  await page.evaluate(() => dispatchEvent(new Event('read-on')))
  await expect(page.locator('.breached .count')).toHaveText('7')
  // Had it said anything of the rest, this one would have to wait its ten seconds, and the clock here stands still.
  await page.evaluate(() => dispatchEvent(new Event('breach')))
  await expect(page.locator('.breached .count')).toHaveText('8')
  await expect.poll(() => heardOn(page)).toEqual(['20459 acknowledge, breached.'])
})

test('[WBD45] the place of who is on call says that there is no schedule, and names who holds urgent work', async ({
  page,
}) => {
  await page.setViewportSize(full)
  await page.goto(served.url)
  await expect(page.locator('.on-call h2')).toHaveText('On call now')
  await expect(page.locator('.on-call .placeholder')).toHaveText('No schedule yet')
  await expect(page.locator('.on-call h3')).toHaveText('Urgent, held by')
  await page.setViewportSize({ width: 1080, height: 1920 })
  await expect(page.locator('.on-call li').last()).toContainText('Others')
})

test('[WBD13] clocks are silent timers, one polite region speaks, and axe finds nothing in either theme', async ({
  page,
}) => {
  for (const theme of ['dark', 'light']) {
    for (const query of ['desk=ordinary', 'desk=calm&objective=none', 'page=settings', 'page=code']) {
      await page.goto(`${served.url}?theme=${theme}&${query}`)
      await page.locator('main').waitFor()
      expect(await axeFaults(page), `${theme}, ${query}`).toEqual([])
    }
  }
  await page.goto(served.url)
  await expect(page.locator('[aria-live="polite"]')).toHaveCount(1)
  await expect(page.locator('[role="timer"]')).toHaveCount(7)
  await expect(page.locator('[role="timer"]:not([aria-live="off"])')).toHaveCount(0)
})

test('[WBD24] [WBD54] every chart says its figures in a table or beside its bars, and its axis of what they are', async ({
  page,
}) => {
  await page.goto(served.url)
  await expect(page.locator('.today h2').last()).toHaveText('7 days, %')
  await expect(page.getByRole('table', { name: 'Share of promises met by day' })).toContainText('96.1')
  await expect(
    page.getByRole('table', { name: 'Open tickets by queue and band' }).getByRole('row'),
  ).toHaveCount(5)
  await expect(page.locator('.trend .axis span')).toHaveText(['100', '90'])
  await expect(page.locator('.trend circle.is-below')).toHaveCount(2)
  await expect(page.locator('.burn')).toHaveText('Burning at 1.4 × the allowed rate')
})

test('[WBD26] without an objective the wall says how one is set', async ({ page }) => {
  await page.goto(`${served.url}?objective=none`)
  await expect(page.locator('.today')).toContainText('No objective: press E to set one')
  await expect(page.locator('.budget')).toHaveCount(0)
  await page.goto(`${served.url}?objective=none&looking`)
  await expect(page.locator('.today .burn')).toHaveText('No objective is set')
})

test('[WBD52] the code page asks the server before it says that nobody answers', async ({ page }) => {
  await page.goto(`${served.url}?page=code&silent`)
  await expect(page.getByText('Asking the server for a code.')).toBeVisible()
  await page.goto(`${served.url}?page=code&unreached`)
  await expect(page.getByText('The server does not answer.')).toBeVisible()
})

test('[WBD30] agents look at how a wallboard is set and change nothing', async ({ page }) => {
  await page.goto(`${served.url}?page=settings&looking`)
  await expect(page.getByText('Only supervisors can change a wallboard.')).toBeVisible()
  await expect(page.getByLabel('Title')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

test('[WBD29] where the browser wants a press before it plays a sound, the wall says so until there was one', async ({
  page,
}) => {
  await page.setViewportSize(full)
  await page.goto(`${served.url}?sounds`)
  const hint = page.getByText('Press a key for sound')
  await expect(hint).toBeVisible()
  expect((await page.evaluate(wallFaults)).faults).toEqual([])
  await page.keyboard.press('Shift')
  await page.keyboard.press('x')
  await expect(hint).toHaveCount(0)
})

test('[WBD70] a wall that is to be heard and has nothing to be heard by says so', async ({ page }) => {
  await page.setViewportSize(full)
  const outputs: MediaDeviceKind[] = []
  await page.exposeFunction('outputs', () => outputs)
  await page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () =>
      (await (window as never as { outputs: () => Promise<string[]> }).outputs()).map(
        (kind) => ({ kind }) as never,
      )
  })
  await page.clock.install()
  await page.goto(`${served.url}?sounds`)
  const hint = page.locator('.silenced')
  await expect(hint).toHaveText('Press a key for sound')
  await page.keyboard.press('x')
  await page.clock.runFor(2_000)
  await expect(hint).toHaveText('No sound output')
  for (const size of [{ width: 1024, height: 768 }, full]) {
    await page.setViewportSize(size)
    await expect.poll(async () => (await page.evaluate(wallFaults)).faults).toEqual([])
  }
  outputs.push('audiooutput')
  await page.clock.runFor(12_000)
  await expect(hint).toHaveCount(0)
})

test('[WBD63] what may only be looked at in the set-up looks so, ticks as well, in either theme', async ({
  page,
}) => {
  const looksOf = (query: string) =>
    page.goto(`${served.url}?page=settings&${query}`).then(() =>
      page.locator('.choices').evaluateAll(([first]) => {
        const parts = [first?.querySelector('.checkbox:checked'), first?.querySelector('.tick')]
        return parts.map((part) => {
          if (!part) throw new Error('There is no tick.')
          const { backgroundColor, color } = getComputedStyle(part)
          return part.matches('input') ? backgroundColor : color
        })
      }),
    )
  for (const theme of ['dark', 'light']) {
    const [box, label] = await looksOf(`theme=${theme}`)
    const [greyBox, greyLabel] = await looksOf(`theme=${theme}&looking`)
    expect(greyBox).toBe('rgba(0, 0, 0, 0)')
    expect(box).not.toBe(greyBox)
    expect(label).not.toBe(greyLabel)
    expect(await axeFaults(page)).toEqual([])
  }
})
