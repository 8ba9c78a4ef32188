// @ts-check
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @type {Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>} */
const installedAt = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
}
const commandNames = ['firefox-esr', 'firefox']

/**
 * The path of an installed Firefox; TMINUS_FIREFOX names another. Where there is none, one sentence says what to do.
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @param {readonly string[]} [places] looked at before the folders of PATH
 * @returns {{ executable: string } | { why: string }}
 */
export function findFirefox(environment = process.env, places = installedAt[process.platform] ?? []) {
  const named = environment['TMINUS_FIREFOX']
  if (named) {
    if (existsSync(named)) return { executable: named }
    return { why: `TMINUS_FIREFOX names ${named}, and there is no such file. Correct it or unset it.` }
  }
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)))
  const executable = [...places, ...onPath].find((place) => existsSync(place))
  if (executable !== undefined) return { executable }
  return {
    why: 'No Firefox was found. Install one (on Debian: apt-get install -y firefox-esr), or set TMINUS_FIREFOX to its path.',
  }
}
