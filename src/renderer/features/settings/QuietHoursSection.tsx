import { type Weekday, weekdays } from '#shared/domain/calendar/calendarSpec'
import type { QuietHours, QuietSpan } from '#shared/domain/quietHours'
import { say, spoken } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { zoneHere } from '../../platform/zoneHere'
import { Field, SwitchField } from './Field'

const firstSpan: QuietSpan = { from: '22:00', until: '07:00' }
/** A Monday, from which the weekdays get their names. */
const MONDAY = Date.UTC(2026, 2, 2)
const DAY = 86_400_000

const weekdayName = (index: number): string =>
  new Intl.DateTimeFormat(spoken(), { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + index * DAY)

/** The zones that can be chosen; a browser that does not list them offers the one it is in. */
const zones = (): readonly string[] =>
  'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : [zoneHere()]

interface DayRowProps {
  readonly name: string
  readonly span: QuietSpan | null
  readonly onChange: (span: QuietSpan | null) => void
}

/** `24:00` has no place in a field for times; there midnight ends the day as `00:00` of the next. */
const fieldTime = (time: string): string => (time === '24:00' ? '00:00' : time)

const DayRow = ({ name, span, onChange }: DayRowProps) => (
  <tr>
    <th scope="row">
      <label>
        <input
          type="checkbox"
          className="checkbox"
          checked={span !== null}
          onChange={(event) => onChange(event.target.checked ? firstSpan : null)}
        />
        {name}
      </label>
    </th>
    <td>
      {span === null ? (
        <span className="muted">{say('settings:quiet.notQuiet')}</span>
      ) : (
        <>
          <input
            type="time"
            className="time"
            required
            aria-label={say('settings:quiet.fromOn', { day: name })}
            value={fieldTime(span.from)}
            onChange={(event) => {
              if (event.target.value !== '') onChange({ ...span, from: event.target.value })
            }}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            className="time"
            required
            aria-label={say('settings:quiet.untilOn', { day: name })}
            value={fieldTime(span.until)}
            onChange={(event) => {
              if (event.target.value !== '') onChange({ ...span, until: event.target.value })
            }}
          />
          {fieldTime(span.until) <= fieldTime(span.from) ? (
            <span className="muted">{say('settings:quiet.nextDay')}</span>
          ) : null}
        </>
      )}
    </td>
  </tr>
)

/** Hours in which no alert comes, per weekday, in one zone. */
export function QuietHoursSection() {
  const { quietHours, alerts } = usePreferences((store) => store.preferences)
  const change = usePreferences((store) => store.change)
  const tellsAfter = usePreferences((store) => store.port?.tellsAfterSilence !== false)
  const set = (part: Partial<QuietHours>) => change({ quietHours: { ...quietHours, ...part } })
  const setDay = (day: Weekday, span: QuietSpan | null) => set({ days: { ...quietHours.days, [day]: span } })
  return (
    <section>
      <h3>{say('settings:section.quiet')}</h3>
      <SwitchField
        label={say('settings:quiet.isOn')}
        hint={say(tellsAfter ? 'settings:quiet.hint' : 'settings:silenceHintTab')}
        isOn={quietHours.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      <fieldset disabled={!quietHours.isOn} className="quiet-days">
        <legend className="unseen">{say('settings:section.quiet')}</legend>
        <table>
          <tbody>
            {weekdays.map((day, index) => (
              <DayRow
                key={day}
                name={weekdayName(index)}
                span={quietHours.days[day]}
                onChange={(span) => setDay(day, span)}
              />
            ))}
          </tbody>
        </table>
        <Field label={say('settings:quiet.zone')}>
          {(id) => (
            <select
              id={id}
              className="select"
              value={quietHours.zone ?? ''}
              onChange={(event) => set({ zone: event.target.value === '' ? null : event.target.value })}
            >
              <option value="">{say('settings:quiet.zoneHere', { zone: zoneHere() })}</option>
              {zones().map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </select>
          )}
        </Field>
      </fieldset>
      <SwitchField
        label={say('settings:quiet.breachPasses')}
        hint={say('settings:quiet.breachPassesHint')}
        isOn={alerts.breachPasses}
        onChange={(breachPasses) => change({ alerts: { ...alerts, breachPasses } })}
      />
    </section>
  )
}
