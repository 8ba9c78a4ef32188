import type { Session } from 'electron'
import { safeFileName } from '#shared/domain/attachment'
import type { Log } from '../boot/log'
import { isAppUrl } from './appAddress'

const MADE_HERE = 'blob:'

/**
 * Whether it is a content that a page of ours holds: it was fetched with the session from the one server that the content
 * policy allows, or made here. No address of the network is ever downloaded as such.
 */
export const mayDownload = (url: string): boolean =>
  url.startsWith(MADE_HERE) && isAppUrl(url.slice(MADE_HERE.length))

/** What a page hands over is saved where the person says, under a safe name; every other download is refused. */
export function guardDownloads(session: Pick<Session, 'on'>, log: Log): void {
  session.on('will-download', (event, item) => {
    if (mayDownload(item.getURL())) {
      item.setSaveDialogOptions({ defaultPath: safeFileName(item.getFilename()) })
      return
    }
    event.preventDefault()
    log.warn('download refused')
  })
}
