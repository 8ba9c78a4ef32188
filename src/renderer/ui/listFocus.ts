export const LIST_ID = 'ticket-list'

/** Gives the list the keyboard, so that Enter opens the row and a screen reader follows the selection. */
export const focusList = (): void => document.getElementById(LIST_ID)?.focus({ preventScroll: true })

/** The same where the element that had the focus has just gone. */
export function focusListIfNothingHas(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusList()
}

/**
 * Gives the list the focus whenever the element that had it is taken out of the page, as a button is that clears itself
 * away: else a screen reader begins the page anew and takes the letters for its own (BRD71). Ends with what it returns.
 */
export function watchGoneFocus(): () => void {
  let held: Element | null = document.activeElement
  const hold = ({ target }: FocusEvent): void => {
    if (target instanceof Element) held = target
  }
  // What goes may be followed by what takes the focus in the same drawing.
  const look = (): void => {
    if (held !== null && !held.isConnected) focusListIfNothingHas()
  }
  const changes = new MutationObserver(() => {
    if (held !== null && !held.isConnected) requestAnimationFrame(look)
  })
  document.addEventListener('focusin', hold)
  changes.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', hold)
    changes.disconnect()
  }
}

/** How many rows the list shows at once, less one that stays in sight when a page is turned; one at least. */
export function rowsOfPage(): number {
  const list = document.getElementById(LIST_ID)
  const scroller = list?.classList.contains('scroll') ? list : list?.querySelector('.scroll')
  const row = list?.querySelector('[role=row][aria-selected]')
  if (!scroller || !row || row.clientHeight === 0) return 1
  return Math.max(1, Math.floor(scroller.clientHeight / row.clientHeight) - 1)
}
