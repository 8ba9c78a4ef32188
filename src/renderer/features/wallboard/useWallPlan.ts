import { useEffect, useState } from 'react'
import type { Wallboard } from '#shared/domain/wallboard'
import { type WallPlan, type WallScreen, wallPlan } from './wallPlan'

export const presentScreen = (): WallScreen => ({ widthPx: window.innerWidth, heightPx: window.innerHeight })

/** The layout on this window, anew when the window changes. */
export function useWallPlan(wallboard: Wallboard): WallPlan {
  const [screen, setScreen] = useState(presentScreen)
  useEffect(() => {
    const follow = () => setScreen(presentScreen())
    window.addEventListener('resize', follow)
    return () => window.removeEventListener('resize', follow)
  }, [])
  return wallPlan(wallboard, screen)
}
