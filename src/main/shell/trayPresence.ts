import { execFile } from 'node:child_process'
import type { Settings } from '../settings/settings'

/** A hidden board can only be found again in a tray; the person's own choice goes before what we can see. */
export function closingHides(choice: Settings['closingBoard'], showsTray: boolean): boolean {
  return choice === 'hide' || (choice === 'auto' && showsTray)
}

/**
 * Whether this desktop shows tray icons at all. GNOME shows none without an extension, and Electron cannot tell: the
 * session bus can, by the owner of the StatusNotifier service. When it does not answer there is no tray to count on.
 */
export function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true)
  const question = [
    'call',
    '--session',
    '--dest=org.freedesktop.DBus',
    '--object-path=/org/freedesktop/DBus',
    '--method=org.freedesktop.DBus.NameHasOwner',
    'org.kde.StatusNotifierWatcher',
  ]
  return new Promise((answer) => {
    execFile('gdbus', question, { timeout: 1_000 }, (problem, output) => {
      answer(problem === null && output.includes('true'))
    })
  })
}
