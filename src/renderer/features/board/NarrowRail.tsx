import { List, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '#shared/words/say'
import { BrandSign } from '../../ui/Brand'
import { keyWords } from '../../ui/keys/keyCommands'
import { useBoard } from './boardStore'

interface NarrowRailProps {
  readonly accountMenu: ReactNode
  readonly onSettings: () => void
}

/** What is left of the rail beside an open ticket: the way back, the settings and the account. */
export const NarrowRail = ({ accountMenu, onSettings }: NarrowRailProps) => (
  <nav className="rail is-narrow" aria-label={say('board:main')}>
    <p className="brand">
      <BrandSign />
    </p>
    <button
      type="button"
      className="rail-item"
      aria-label={say('board:backToBoard')}
      title={say('board:backToBoardKey')}
      onClick={() => useBoard.getState().closeTicket()}
    >
      <List className="icon" size={16} aria-hidden="true" />
    </button>
    <div className="foot">
      <button
        type="button"
        className="rail-item"
        aria-label={keyWords('settings')}
        title={keyWords('settings')}
        onClick={onSettings}
      >
        <Settings className="icon" size={16} aria-hidden="true" />
      </button>
      {accountMenu}
    </div>
  </nav>
)
