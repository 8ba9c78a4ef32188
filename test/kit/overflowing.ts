import type { Page } from '@playwright/test'

/**
 * Elements with a text of their own that runs out of its place: wider than its box where the box hides it, or out of
 * the window. What is cut with an ellipsis is made to be cut, and so is what is only there for screen readers.
 */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const own = (element: Element): string =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => (node.textContent ?? '').trim())
        .join(' ')
        .trim()
    const isUnseen = (element: Element): boolean =>
      element.closest('.unseen, [hidden], title, option, textarea') !== null
    const isCutByDesign = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.textOverflow === 'ellipsis' || style.getPropertyValue('-webkit-line-clamp') !== 'none')
          return true
      }
      return false
    }
    /** The nearest box around a text that hides what runs out of it. */
    const clipOf = (element: Element): Element => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return at
      }
      return document.documentElement
    }
    /** Where the texts of the element itself end; what is drawn inside it is looked at by itself. */
    const rightOf = (element: Element): number =>
      Math.max(
        ...[...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => {
            const range = document.createRange()
            range.selectNodeContents(node)
            return range.getBoundingClientRect().right
          }),
      )
    const faults: string[] = []
    for (const element of document.body.querySelectorAll('*')) {
      const text = own(element)
      if (text === '' || isUnseen(element) || isCutByDesign(element)) continue
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      const right = rightOf(element)
      const isOut = getComputedStyle(element).display !== 'inline' && right > box.right + 1
      const isClipped = right > clipOf(element).getBoundingClientRect().right + 1
      if (isOut || isClipped || right > window.innerWidth + 1)
        faults.push(`${element.tagName.toLowerCase()}.${element.className}: ${text}`)
    }
    return faults
  })
