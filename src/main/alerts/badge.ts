import type { NativeImage } from 'electron'
import { BADGE_TEST_COUNT } from '#shared/domain/alertTest'
import { say } from '#shared/words/say'

/** What the console says of the desk, as far as the badge goes. */
export interface BadgeState {
  readonly breached: number
  readonly isOffline: boolean
}

/** The number on the icon: how many tickets the agent answers for are breached, and nothing else (ALR126). */
export const badgeCount = ({ breached }: BadgeState): number => breached

export interface BadgePorts {
  readonly setCount: (count: number) => void
  /** The windows in the taskbar; Windows has no number on its icons but a small picture over them. */
  readonly windows: () => readonly {
    readonly setOverlayIcon: (picture: NativeImage | null, words: string) => void
  }[]
  readonly overlayPicture: () => NativeImage
  readonly platform: NodeJS.Platform
}

export interface Badge {
  readonly show: (state: BadgeState) => void
  /** Shows a number for a moment, to be looked at; `show` or `endTest` puts the true one back. */
  readonly test: () => void
  readonly endTest: () => void
}

/** Drawn from the state alone each time, so that it can never be stuck. */
export function createBadge(ports: BadgePorts): Badge {
  let shown = 0
  const draw = (count: number) => {
    ports.setCount(count)
    if (ports.platform !== 'win32') return
    const picture = count === 0 ? null : ports.overlayPicture()
    const words = count === 0 ? '' : say('alert:badge', { count })
    for (const window of ports.windows()) window.setOverlayIcon(picture, words)
  }
  return {
    show: (state) => {
      shown = badgeCount(state)
      draw(shown)
    },
    test: () => draw(BADGE_TEST_COUNT),
    endTest: () => draw(shown),
  }
}
