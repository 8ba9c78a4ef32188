import { type AlertWay, alertWays, attentions } from '#shared/domain/alertChoices'
import { type AlertStage, alertStages } from '#shared/domain/alertStage'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { ChoiceField, SwitchField } from './Field'
import { MuteField } from './MuteField'

function WaysTable() {
  const alerts = usePreferences((store) => store.preferences.alerts)
  const change = usePreferences((store) => store.change)
  const set = (stage: AlertStage, way: AlertWay, isOn: boolean) =>
    change({ alerts: { ...alerts, [stage]: { ...alerts[stage], [way]: isOn } } })
  return (
    <table className="ways">
      <thead>
        <tr>
          <th scope="col">{say('settings:stage')}</th>
          {alertWays.map((way) => (
            <th key={way} scope="col">
              {say(`settings:ways.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alertStages.map((stage) => (
          <tr key={stage}>
            <th scope="row">
              {say(`settings:stages.${stage}`)}
              <span className="muted">{say(`settings:stageHints.${stage}`)}</span>
            </th>
            {alertWays.map((way) => (
              <td key={way}>
                <input
                  type="checkbox"
                  className="checkbox"
                  aria-label={say('settings:wayAt', {
                    way: say(`settings:ways.${way}`),
                    stage: say(`settings:stages.${stage}`),
                  })}
                  checked={alerts[stage][way]}
                  onChange={(event) => set(stage, way, event.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Which warnings reach the person, and how. */
export function AlertsSection() {
  const alerts = usePreferences((store) => store.preferences.alerts)
  const change = usePreferences((store) => store.change)
  return (
    <section>
      <h3>{say('settings:section.alerts')}</h3>
      <WaysTable />
      <ChoiceField
        label={say('settings:attention')}
        hint={say('settings:attentionHint')}
        choices={attentions}
        chosen={alerts.attention}
        wordsOf={(choice) => say(`settings:attentions.${choice}`)}
        onChoose={(attention) => change({ alerts: { ...alerts, attention } })}
      />
      <SwitchField
        label={say('settings:ownSounds')}
        hint={say('settings:ownSoundsHint')}
        isOn={alerts.playsOwnSounds}
        onChange={(playsOwnSounds) => change({ alerts: { ...alerts, playsOwnSounds } })}
      />
      <MuteField />
    </section>
  )
}
