import { useState } from 'react'
import { createPortal } from 'react-dom'
import { canSupervise } from '#shared/domain/permissions'
import type { Account } from '#shared/domain/person'
import { useSync } from '../desk/deskContext'
import { useWallboards } from '../desk/wallboardsContext'
import { AccountMenu } from '../features/board/AccountMenu'
import { LeaveNothing } from '../features/board/LeaveNothing'
import { Displays } from '../features/wallboard/Displays'
import type { ConsoleProps } from './Console'
import { useOverlay } from './overlayStore'

interface WayOutProps extends Pick<ConsoleProps, 'onWallboard' | 'onSignOut' | 'onLeaveNothing'> {
  readonly account: Account
  readonly onSettings: () => void
  readonly onPapers: () => void
}

/** The account menu, the displays that a supervisor lets in, and the question before everything stored here is removed. */
export function WayOut(props: WayOutProps) {
  const { account, onSettings, onPapers, onWallboard, onSignOut, onLeaveNothing } = props
  const { waiting, refused, parked } = useSync()
  const [isAsking, setIsAsking] = useState(false)
  const [hasDisplays, setHasDisplays] = useState(false)
  const show = useOverlay((store) => store.show)
  const boards = useWallboards()
  const isSupervising = canSupervise(account)
  const unsettled = waiting.length + refused.length + parked.length
  return (
    <>
      <AccountMenu
        account={account}
        onSettings={onSettings}
        onWallboard={onWallboard}
        onPassword={account.role === 'display' ? null : () => show({ kind: 'password' })}
        onPapers={isSupervising ? onPapers : null}
        onDisplays={isSupervising ? () => setHasDisplays(true) : null}
        onSignOut={onSignOut}
        onLeaveNothing={() => setIsAsking(true)}
      />
      {/* Out of the rail, whose styles are not those of a dialog. */}
      {isAsking
        ? createPortal(
            <LeaveNothing
              unsettled={unsettled}
              onLeave={() => onLeaveNothing(unsettled)}
              onClose={() => setIsAsking(false)}
            />,
            document.body,
          )
        : null}
      {hasDisplays
        ? createPortal(<Displays boards={boards} onClose={() => setHasDisplays(false)} />, document.body)
        : null}
    </>
  )
}
