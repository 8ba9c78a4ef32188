import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, in the dark theme by all its rules and in the light one by those about colours; each with the place
 * and the element, so that a failure says what to mend. `within` is a selector of the part to look at.
 */
export async function findingsIn(page: Page, place: string, within = 'html'): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page }).include(within)
    const { violations } = await (colorScheme === 'light' ? axe.withRules(COLOURS) : axe).analyze()
    for (const { id, nodes } of violations)
      for (const { target } of nodes) found.push(`${place}, ${colorScheme}: ${id}: ${target.join(' ')}`)
  }
  return found
}

/** What can be pressed or filled in and does not come into sight, however one scrolls; by place and name. */
export async function outOfReach(page: Page, place: string): Promise<readonly string[]> {
  const lost = await page.evaluate(() => {
    const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
    const all = scope.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]')
    const isReached = (element: HTMLElement): boolean => {
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('label') !== null)
    }
    return [...all]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => !element.closest('[inert], .unseen') && !isReached(element))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim() ?? element.tagName)
  })
  return lost.map((name) => `${place}: ${name}`)
}
