import { languageFor } from '#shared/words/languages'
import { speak } from '#shared/words/say'
import type { SettingsStore } from '../settings/settings'
import type { Log } from './log'

/**
 * Has menus, tray and notifications speak the language the person chose, or the computer's. `systemLanguages` are tags
 * such as `fi-FI`, most wanted first. Settles when the first one is spoken.
 */
export async function followLanguage(
  settings: SettingsStore,
  systemLanguages: readonly string[],
  log: Log,
): Promise<void> {
  const speakChosen = async () => {
    const { language } = settings.preferences()
    try {
      await speak(language === 'system' ? languageFor(systemLanguages) : language)
    } catch (problem) {
      log.warn('language not spoken', { language, problem: String(problem) })
    }
  }
  settings.watchPreferences(() => void speakChosen())
  await speakChosen()
}
