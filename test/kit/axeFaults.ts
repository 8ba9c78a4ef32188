import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds on a page, or within one part of it: the rule, and the element's place and text of markup.
 * Fading is ended first: the contrast of a colour on its way is that of neither theme.
 */
export async function axeFaults(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) animation.finish()
  })
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(within).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`),
  )
}
