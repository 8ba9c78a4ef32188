// @ts-check
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The path of WebKitWebDriver, and that of Xvfb where there is no display. Where one of them is missing, one sentence
 * says what to install (WBK1).
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @returns {{ driver: string, xvfb: string | null } | { why: string }}
 */
export function findWebKit(environment = process.env) {
  const folders = (environment['PATH'] ?? '').split(delimiter)
  const onPath = (/** @type {string} */ name) =>
    folders.map((folder) => join(folder, name)).find((place) => existsSync(place))
  const driver = onPath('WebKitWebDriver')
  const xvfb = environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? null : onPath('Xvfb')
  if (driver !== undefined && xvfb !== undefined) return { driver, xvfb }
  return {
    why: 'WebKitGTK with its WebKitWebDriver, or a display for it, was not found: install them (on Debian: apt-get install -y webkit2gtk-driver xvfb).',
  }
}
