import { join } from 'node:path'
import { replaceFileNow } from '../settings/replaceFile'
import type { Updater } from './updates'

/**
 * electron-updater on a plain web folder. It reads where to look from a file; packages carry none, because none of them
 * knows a host, so it is written from the settings.
 */
export async function loadUpdater(feedUrl: string, userData: string): Promise<Updater> {
  const path = join(userData, 'update-feed.yml')
  const feed = { provider: 'generic', url: feedUrl, updaterCacheDirName: 't-minus-updater' }
  // JSON is YAML.
  replaceFileNow(path, `${JSON.stringify(feed)}\n`)
  const { autoUpdater } = await import('electron-updater')
  autoUpdater.updateConfigPath = path
  autoUpdater.logger = null
  return autoUpdater
}
