export const LIST_ID = 'ticket-list'

/** Gives the list the keyboard, so that Enter opens the row and a screen reader follows the selection. */
export const focusList = (): void => document.getElementById(LIST_ID)?.focus({ preventScroll: true })

/** The same where the element that had the focus has just gone. */
export function focusListIfNothingHas(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusList()
}
