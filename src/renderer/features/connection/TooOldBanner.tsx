import { say } from '#shared/words/say'
import { PlainBanner } from './PlainBanner'

interface TooOldBannerProps {
  /** Whether this is the installed console, whose pages the server does not bring. */
  readonly isApp: boolean
}

export const TooOldBanner = ({ isApp }: TooOldBannerProps) => (
  <PlainBanner
    title={say('connection:tooOld.title')}
    what={say(isApp ? 'connection:tooOld.app' : 'connection:tooOld.page')}
    comfort={say('connection:offline.comfort')}
    isLoadedAgain={!isApp}
  />
)
