import { MINUTE_MS, plusMs } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { Button } from '../../ui/Button'
import { nowHere, timeHere } from './timeHere'

const minutesOffered = [30, 60, 120, 480] as const
const HOUR_MIN = 60

const lengthWords = (minutes: number): string =>
  minutes < HOUR_MIN
    ? say('clock:minutes', { count: minutes })
    : say('clock:hours', { count: minutes / HOUR_MIN })

/** Do not disturb, for a while. */
export function MuteField() {
  const mutedUntil = usePreferences((store) => store.preferences.mutedUntil)
  const change = usePreferences((store) => store.change)
  const tellsAfter = usePreferences((store) => store.port?.tellsAfterSilence !== false)
  const hint = say(tellsAfter ? 'settings:muteHint' : 'settings:silenceHintTab')
  const isMuted = mutedUntil !== null && mutedUntil > nowHere()
  return (
    <div className="field" role="group" aria-label={say('settings:mute')}>
      <span>
        {say('settings:mute')}
        <span className="muted">
          {isMuted ? say('settings:mutedUntil', { time: timeHere(mutedUntil) }) : hint}
        </span>
      </span>
      <span className="field-buttons">
        {isMuted ? (
          <Button onPress={() => change({ mutedUntil: null })}>{say('settings:unmute')}</Button>
        ) : (
          minutesOffered.map((minutes) => (
            <Button
              key={minutes}
              onPress={() => change({ mutedUntil: plusMs(nowHere(), minutes * MINUTE_MS) })}
            >
              {lengthWords(minutes)}
            </Button>
          ))
        )}
      </span>
    </div>
  )
}
