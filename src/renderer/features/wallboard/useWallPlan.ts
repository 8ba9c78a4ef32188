import { useEffect, useMemo, useState } from 'react'
import type { Wallboard } from '#shared/domain/wallboard'
import { type WallPlan, type WallScreen, wallPlan } from './wallPlan'

export const presentScreen = (): WallScreen => ({ widthPx: window.innerWidth, heightPx: window.innerHeight })

/** The layout on this window, reckoned anew when the window or the wallboard changes, and not at every beat (WBD41). */
export function useWallPlan(wallboard: Wallboard): WallPlan {
  const [screen, setScreen] = useState(presentScreen)
  useEffect(() => {
    const follow = () => setScreen(presentScreen())
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  return useMemo(() => wallPlan(wallboard, screen), [wallboard, screen])
}
