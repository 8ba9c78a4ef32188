import { useCallback, useState } from 'react'
import * as z from 'zod/mini'
import { type WallboardId, wallboardIdSchema } from '#shared/domain/wallboard'
import { useDesk, useWallClock } from '../desk/deskContext'
import { useWallboards } from '../desk/wallboardsContext'
import { useWallboard } from '../features/wallboard/useWallboard'
import { Wallboard } from '../features/wallboard/Wallboard'
import { WallSettings } from '../features/wallboard/WallSettings'
import { readStored, writeStored } from '../ui/stored'

const CHOSEN = 'tminus.wallboard-chosen'
const chosenSchema = z.nullable(wallboardIdSchema)

const reload = (): void => location.reload()

/** A signed-in wall: the wallboard, or the screen on which it is set up. */
export function WallPage() {
  const boards = useWallboards()
  const { account } = useDesk()
  const { zone } = useWallClock()
  const isDisplay = account.role === 'display'
  const [chosen, setChosen] = useState<WallboardId | null>(() =>
    isDisplay ? null : readStored(CHOSEN, chosenSchema),
  )
  const { shown, set } = useWallboard(boards, chosen)
  const [isSettingUp, setIsSettingUp] = useState(false)
  const open = useCallback(() => setIsSettingUp(true), [])
  const close = useCallback(() => setIsSettingUp(false), [])
  if (shown === null) return null
  if (!isSettingUp) return <Wallboard boards={boards} {...shown} onSetUp={open} reload={reload} />
  const choose = (id: WallboardId) => {
    writeStored(CHOSEN, id)
    setChosen(id)
  }
  return (
    <WallSettings
      boards={boards}
      shown={shown}
      zone={zone}
      onSaved={set}
      onChoose={isDisplay ? null : choose}
      onClose={close}
    />
  )
}
