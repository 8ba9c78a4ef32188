import { useEffect, useRef } from 'react'
import { say } from '#shared/words/say'
import { announce } from '../../ui/announcements'
import { LIST_ID } from '../../ui/listFocus'
import { usePlaceTitle } from './BoardHeader'
import { useBoard } from './boardStore'

/** Longer than between two letters, so that what is typed is answered once. */
export const SETTLED_MS = 500

/**
 * Says what the list shows, once another view, a filter or a search has settled (BRD211). An empty list says so itself,
 * and what comes and goes by sync is not told.
 */
export function useShownAloud(count: number): void {
  const place = useBoard((board) => board.place)
  const filters = useBoard((board) => board.filters)
  const search = useBoard((board) => board.search)
  const view = usePlaceTitle()
  const told = useRef({ place, filters, search })
  useEffect(() => {
    const now = { place, filters, search }
    const before = told.current
    if (before.place === place && before.filters === filters && before.search === search) return undefined
    const timer = setTimeout(() => {
      told.current = now
      if (count > 0) announce(say('board:shown', { view, count }))
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [place, filters, search, view, count])
}

/** Says how many rows are checked, whenever that changes (BRD212). */
export function useCheckedAloud(): void {
  const count = useBoard((board) => board.checked.size)
  const told = useRef(count)
  useEffect(() => {
    if (told.current === count) return
    told.current = count
    announce(count === 0 ? say('board:hint.noneSelected') : say('board:hint.selected', { count }))
  }, [count])
}

/** Says that a ticket was opened, unless the list has the keys and reads its rows one after another (BRD214). */
export function useOpenedAloud(): void {
  const opened = useBoard((board) => board.opened)
  const told = useRef(opened)
  useEffect(() => {
    const before = told.current
    told.current = opened
    if (opened === null || opened === before) return
    const isWalking = before !== null && document.activeElement?.id === LIST_ID
    if (!isWalking) announce(say('board:opened', { ticket: opened }))
  }, [opened])
}
