import {
  Check,
  Eraser,
  FileText,
  KeyRound,
  Languages,
  LogOut,
  Monitor,
  MonitorCheck,
  Moon,
  Settings,
  Sun,
  SunMoon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Account } from '#shared/domain/person'
import { type Language, languageNames, languages } from '#shared/words/languages'
import { say, spoken } from '#shared/words/say'
import { Avatar } from '../../ui/Avatar'
import { keyWords } from '../../ui/keys/keyCommands'
import { useLanguage } from '../../ui/language'
import { Menu } from '../../ui/Menu'
import { MenuGroup } from '../../ui/MenuGroup'
import { useNotices } from '../../ui/notices'
import { type ThemeChoice, useTheme } from '../../ui/theme'

type ThemeKey = `board:account.theme${'System' | 'Dark' | 'Light'}`

const themes: readonly (readonly [ThemeChoice, ThemeKey, typeof Sun])[] = [
  ['system', 'board:account.themeSystem', SunMoon],
  ['dark', 'board:account.themeDark', Moon],
  ['light', 'board:account.themeLight', Sun],
]

interface ChoiceItemProps {
  readonly words: string
  readonly lang?: Language
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

const ChoiceItem = ({ words, lang, isChosen, onChoose, children }: ChoiceItemProps) => (
  <button
    type="button"
    className="menu-item"
    role="menuitemradio"
    aria-checked={isChosen}
    lang={lang}
    onClick={onChoose}
  >
    {children}
    {words}
    <span className="spacer" />
    {isChosen ? <Check className="icon" size={14} aria-hidden="true" /> : null}
  </button>
)

function ThemeItems() {
  const choice = useTheme((store) => store.choice)
  const choose = useTheme((store) => store.choose)
  return themes.map(([theme, words, Icon]) => (
    <ChoiceItem key={theme} words={say(words)} isChosen={theme === choice} onChoose={() => choose(theme)}>
      <Icon className="icon" size={14} aria-hidden="true" />
    </ChoiceItem>
  ))
}

/** Each language in its own name, for whoever reads no other. */
function LanguageItems() {
  const choose = useLanguage((store) => store.choose)
  const tell = useNotices((store) => store.say)
  const choice = spoken()
  return languages.map((language) => (
    <ChoiceItem
      key={language}
      words={languageNames[language]}
      lang={language}
      isChosen={language === choice}
      onChoose={() => void choose(language).catch(() => tell(say('ui:languageNotFetched')))}
    >
      <Languages className="icon" size={14} aria-hidden="true" />
    </ChoiceItem>
  ))
}

interface AccountMenuProps {
  readonly account: Account
  readonly onSettings: () => void
  readonly onWallboard: () => void
  /** Changes one's own password; null for who may not. */
  readonly onPassword: (() => void) | null
  /** Opens the templates and guides; null for who may not write them. */
  readonly onPapers: (() => void) | null
  /** Lets screens in as displays; null for who may not. */
  readonly onDisplays: (() => void) | null
  readonly onSignOut: () => void
  /** Sign out and remove what is stored on this computer; asks first. */
  readonly onLeaveNothing: () => void
}

/** Behind the avatar: who is signed in, how the console looks, the wallboard, and the way out. */
export function AccountMenu({
  account,
  onSettings,
  onWallboard,
  onPassword,
  onPapers,
  onDisplays,
  onSignOut,
  onLeaveNothing,
}: AccountMenuProps) {
  return (
    <Menu
      label={say('board:accountOf', { name: account.name })}
      buttonClass="account"
      placement="right"
      face={<Avatar name={account.name} isYou />}
    >
      <p className="menu-note">
        <b>{account.name}</b>
        {account.email}
      </p>
      <MenuGroup name={say('settings:theme')} hasHead>
        <ThemeItems />
      </MenuGroup>
      <MenuGroup name={say('ui:language')} hasHead>
        <LanguageItems />
      </MenuGroup>
      <MenuGroup name={say('palette:goTo')}>
        <button type="button" className="menu-item" role="menuitem" onClick={onSettings}>
          <Settings className="icon" size={14} aria-hidden="true" />
          {keyWords('settings')}
        </button>
        {onPassword === null ? null : (
          <button type="button" className="menu-item" role="menuitem" onClick={onPassword}>
            <KeyRound className="icon" size={14} aria-hidden="true" />
            {say('password:title')}
          </button>
        )}
        <button type="button" className="menu-item" role="menuitem" onClick={onWallboard}>
          <Monitor className="icon" size={14} aria-hidden="true" />
          {say('board:account.openWallboard')}
        </button>
        {onPapers === null ? null : (
          <button type="button" className="menu-item" role="menuitem" onClick={onPapers}>
            <FileText className="icon" size={14} aria-hidden="true" />
            {say('paperDesk:title')}
          </button>
        )}
        {onDisplays === null ? null : (
          <button type="button" className="menu-item" role="menuitem" onClick={onDisplays}>
            <MonitorCheck className="icon" size={14} aria-hidden="true" />
            {say('wallboard:displays.menu')}
          </button>
        )}
      </MenuGroup>
      <MenuGroup name={say('board:account.signOut')}>
        <button type="button" className="menu-item" role="menuitem" onClick={onSignOut}>
          <LogOut className="icon" size={14} aria-hidden="true" />
          {say('board:account.signOut')}
        </button>
        <button type="button" className="menu-item" role="menuitem" onClick={onLeaveNothing}>
          <Eraser className="icon" size={14} aria-hidden="true" />
          {say('board:account.leaveNothing')}
        </button>
      </MenuGroup>
    </Menu>
  )
}
