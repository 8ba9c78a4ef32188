import { languageChoices, languageNames } from '#shared/words/languages'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { useLanguage } from '../../ui/language'
import { useTheme } from '../../ui/theme'
import { ChoiceField, Field } from './Field'

const themes = ['system', 'dark', 'light'] as const
const densities = ['compact', 'regular', 'roomy'] as const

/** Language, theme and row height. */
export function LooksSection() {
  const language = useLanguage()
  const theme = useTheme()
  const density = usePreferences((store) => store.preferences.density)
  const change = usePreferences((store) => store.change)
  return (
    <section>
      <h3>{say('settings:section.looks')}</h3>
      <Field label={say('settings:language')}>
        {(id) => (
          <select
            id={id}
            className="select"
            value={language.choice}
            onChange={(event) => {
              const choice = languageChoices.find((one) => one === event.target.value)
              if (choice !== undefined) void language.choose(choice).catch(() => undefined)
            }}
          >
            {languageChoices.map((choice) => (
              <option key={choice} value={choice}>
                {choice === 'system' ? say('settings:asSystem') : languageNames[choice]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ChoiceField
        label={say('settings:theme')}
        choices={themes}
        chosen={theme.choice}
        wordsOf={(choice) => say(`settings:themes.${choice}`)}
        onChoose={theme.choose}
      />
      <ChoiceField
        label={say('settings:density')}
        choices={densities}
        chosen={density}
        wordsOf={(choice) => say(`settings:densities.${choice}`)}
        onChoose={(choice) => change({ density: choice })}
      />
    </section>
  )
}
