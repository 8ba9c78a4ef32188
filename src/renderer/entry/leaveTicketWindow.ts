/** Closes the window of a ticket. A tab that the person opened cannot be closed by its page: there the board takes its place. */
export function leaveTicketWindow(page: Pick<Window, 'close' | 'closed' | 'location'> = window): void {
  page.close()
  if (!page.closed) page.location.assign('/')
}
