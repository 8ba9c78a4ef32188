import type { Page } from '@playwright/test'

/** What can be pressed or filled in and does not come into sight, however one scrolls; by place and name. */
export async function outOfReach(page: Page, place: string): Promise<readonly string[]> {
  const lost = await page.evaluate(() => {
    const scope = [...document.querySelectorAll('dialog[open], [role=menu]')].at(-1) ?? document.body
    const all = scope.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')
    const isReached = (element: HTMLElement): boolean => {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false
      const hit = document.elementFromPoint(x, y)
      if (hit === null) return false
      // What lies under a panel is reached when that is closed.
      const isUnderPanel = hit.closest('aside') !== null && element.closest('aside') === null
      return isUnderPanel || element.contains(hit) || hit.contains(element) || hit.closest('label') !== null
    }
    return [...all]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => !element.closest('[inert], .unseen') && !isReached(element))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim() ?? element.tagName)
  })
  return lost.map((name) => `${place}: ${name}`)
}
