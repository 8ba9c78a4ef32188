import { Check, Eraser, LogOut, Monitor, Moon, Sun, SunMoon } from 'lucide-react'
import type { Account } from '#shared/domain/person'
import { Avatar } from '../../ui/Avatar'
import { Menu } from '../../ui/Menu'
import { type ThemeChoice, useTheme } from '../../ui/theme'

const themes: readonly (readonly [ThemeChoice, string, typeof Sun])[] = [
  ['system', 'As the system', SunMoon],
  ['dark', 'Dark', Moon],
  ['light', 'Light', Sun],
]

function ThemeItems() {
  const choice = useTheme((store) => store.choice)
  const choose = useTheme((store) => store.choose)
  return themes.map(([theme, words, Icon]) => (
    <button
      key={theme}
      type="button"
      className="menu-item"
      role="menuitemradio"
      aria-checked={theme === choice}
      onClick={() => choose(theme)}
    >
      <Icon className="icon" size={14} aria-hidden="true" />
      {words}
      <span className="spacer" />
      {theme === choice ? <Check className="icon" size={14} aria-hidden="true" /> : null}
    </button>
  ))
}

interface AccountMenuProps {
  readonly account: Account
  readonly onWallboard: () => void
  readonly onSignOut: () => void
  /** Sign out and remove what is stored on this computer; asks first. */
  readonly onLeaveNothing: () => void
}

/** Behind the avatar: who is signed in, how the console looks, the wallboard, and the way out. */
export function AccountMenu({ account, onWallboard, onSignOut, onLeaveNothing }: AccountMenuProps) {
  return (
    <Menu
      label={`${account.name}, your account`}
      buttonClass="account"
      placement="right"
      face={<Avatar name={account.name} isYou />}
    >
      <p className="menu-note">
        <b>{account.name}</b>
        {account.email}
      </p>
      <ThemeItems />
      <hr />
      <button type="button" className="menu-item" role="menuitem" onClick={onWallboard}>
        <Monitor className="icon" size={14} aria-hidden="true" />
        Open the wallboard
      </button>
      <button type="button" className="menu-item" role="menuitem" onClick={onSignOut}>
        <LogOut className="icon" size={14} aria-hidden="true" />
        Sign out
      </button>
      <button type="button" className="menu-item" role="menuitem" onClick={onLeaveNothing}>
        <Eraser className="icon" size={14} aria-hidden="true" />
        Sign out and leave nothing here
      </button>
    </Menu>
  )
}
