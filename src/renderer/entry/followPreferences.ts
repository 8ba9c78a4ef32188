import { firstPreferences, type Preferences, type PreferencesChange } from '#shared/domain/preferences'
import { say } from '#shared/words/say'
import { usePreferences } from '../desk/preferencesStore'
import { useBoard } from '../features/board/boardStore'
import type { DeskPort } from '../platform/desk'
import { useLanguage } from '../ui/language'
import { useNotices } from '../ui/notices'
import { useTheme } from '../ui/theme'

/** What windows keep beside the preferences, so that a page is drawn right before it has asked. */
const shownHere = (): Pick<Preferences, 'theme' | 'density' | 'language'> => ({
  theme: useTheme.getState().choice,
  density: useBoard.getState().density,
  language: useLanguage.getState().choice,
})

const looks = ['theme', 'density', 'language'] as const

/** What was chosen in this profile before there were preferences: it is taken up where nothing else was chosen. */
function chosenBefore(kept: Preferences): PreferencesChange {
  const here = shownHere()
  return Object.fromEntries(
    looks.flatMap((look) =>
      kept[look] === firstPreferences[look] && here[look] !== kept[look] ? [[look, here[look]]] : [],
    ),
  )
}

function showLooks({ theme, density, language }: Preferences): void {
  const here = shownHere()
  if (theme !== here.theme) useTheme.getState().choose(theme)
  if (density !== here.density) useBoard.getState().setDensity(density)
  // Texts that cannot be fetched leave the page in the language it speaks.
  if (language !== here.language)
    useLanguage
      .getState()
      .choose(language)
      .catch(() => undefined)
}

/**
 * Connects the page to the preferences of its computer: they are in force here at once, whichever window they were
 * changed in, and what is chosen by key or menu here is kept with them (DSK30). Says when they were found
 * damaged, and when changes cannot be kept (DSK128).
 */
export async function followPreferences(port: DeskPort): Promise<void> {
  const kept = await port.alerts.preferences()
  usePreferences.getState().connect(port.alerts, kept)
  const before = chosenBefore(kept.preferences)
  if (Object.keys(before).length > 0) usePreferences.getState().change(before)
  showLooks(usePreferences.getState().preferences)
  port.on('preferencesChanged', (preferences) => {
    usePreferences.getState().take({ preferences })
    showLooks(preferences)
  })
  port.on('settingsKept', ({ isKept }) => {
    usePreferences.getState().take({ isKept })
    if (!isKept) useNotices.getState().say(say('settings:unkept'))
  })
  const keepLooks = () => {
    const { preferences, change } = usePreferences.getState()
    const here = shownHere()
    const changed = looks.flatMap((look) => (here[look] === preferences[look] ? [] : [[look, here[look]]]))
    if (changed.length > 0) change(Object.fromEntries(changed))
  }
  for (const store of [useTheme, useBoard, useLanguage]) store.subscribe(keepLooks)
  if (kept.wasDamaged) useNotices.getState().say(say('settings:damaged'))
}
