import type { Page } from '@playwright/test'

/**
 * Elements with a text of their own that runs out of its place: wider than its box where the box hides it, or out of
 * the window. What is cut with an ellipsis is made to be cut, but for headings that do not tell the whole in a title, and so is what is only there for screen
 * readers.
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
      element.closest('.unseen, [hidden], title, option, textarea') !== null || isClipped(element)
    /** As far as only a screen reader has it. */
    const isClipped = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (getComputedStyle(at).clipPath === 'inset(50%)') return true
      return false
    }
    /** The box that cuts the text short with an ellipsis; null where none does. */
    const shorteningOf = (element: Element): Element | null => {
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.textOverflow === 'ellipsis' || style.getPropertyValue('-webkit-line-clamp') !== 'none')
          return at
      }
      return null
    }
    const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean =>
      scrollWidth > clientWidth || scrollHeight > clientHeight + 2
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
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
      if (text === '' || isUnseen(element) || !isSeen(element)) continue
      const shortening = shorteningOf(element)
      if (
        shortening !== null &&
        element.closest('h1:not([title]), h2:not([title])') !== null &&
        isCut(shortening)
      )
        faults.push(`heading ${element.tagName.toLowerCase()}.${element.className}: ${text}`)
      if (shortening !== null) continue
      const box = element.getBoundingClientRect()
      const right = rightOf(element)
      const isOut = getComputedStyle(element).display !== 'inline' && right > box.right + 1
      const runsOver = right > clipOf(element).getBoundingClientRect().right + 1
      if (isOut || runsOver || right > window.innerWidth + 1)
        faults.push(`${element.tagName.toLowerCase()}.${element.className}: ${text}`)
    }
    return faults
  })
