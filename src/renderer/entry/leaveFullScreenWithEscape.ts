import type { DeskPort } from '../platform/desk'

/** An Escape that closed something on this page leaves nothing more, and neither does holding it down (DSK79). */
export function leaveFullScreenWithEscape(page: Window, port: Pick<DeskPort, 'leaveFullScreen'>): void {
  page.addEventListener('keydown', ({ key, defaultPrevented, isComposing, repeat }) => {
    if (key === 'Escape' && !defaultPrevented && !isComposing && !repeat) void port.leaveFullScreen()
  })
}
