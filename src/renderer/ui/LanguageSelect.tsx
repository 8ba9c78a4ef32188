import { languageNames, languages } from '#shared/words/languages'
import { say, spoken } from '#shared/words/say'
import { useLanguage } from './language'
import { useNotices } from './notices'

/** The language where nobody is signed in yet: each in its own name, for whoever reads no other. */
export function LanguageSelect() {
  const choose = useLanguage((store) => store.choose)
  const tell = useNotices((store) => store.say)
  return (
    <select
      className="language-select"
      aria-label={say('ui:language')}
      value={spoken()}
      onChange={(event) => {
        const chosen = languages.find((language) => language === event.target.value)
        if (chosen !== undefined) void choose(chosen).catch(() => tell(say('ui:languageNotFetched')))
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </select>
  )
}
