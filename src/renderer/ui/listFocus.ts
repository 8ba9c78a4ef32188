export const LIST_ID = 'ticket-list'

/** Gives the list the keyboard, so that Enter opens the row and a screen reader follows the selection. */
export const focusList = (): void => document.getElementById(LIST_ID)?.focus({ preventScroll: true })

/** The same where the element that had the focus has just gone. */
export function focusListIfNothingHas(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusList()
}

/** How many rows the list shows at once, less one that stays in sight when a page is turned; one at least. */
export function rowsOfPage(): number {
  const list = document.getElementById(LIST_ID)
  const scroller = list?.classList.contains('scroll') ? list : list?.querySelector('.scroll')
  const row = list?.querySelector('[role=row][aria-selected]')
  if (!scroller || !row || row.clientHeight === 0) return 1
  return Math.max(1, Math.floor(scroller.clientHeight / row.clientHeight) - 1)
}
