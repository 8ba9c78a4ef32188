import { Bell, BellRing, type LucideIcon, Monitor, Moon, Palette, X } from 'lucide-react'
import { type ComponentType, useState } from 'react'
import { say } from '#shared/words/say'
import { usePreferences } from '../../desk/preferencesStore'
import { useShell } from '../../desk/shellStore'
import { Button } from '../../ui/Button'
import { Dialog, DialogHead } from '../../ui/Dialog'
import { AlertHealth } from './AlertHealth'
import { AlertsSection } from './AlertsSection'
import { AlertTest } from './AlertTest'
import { ComputerSection } from './ComputerSection'
import { LooksSection } from './LooksSection'
import { QuietHoursSection } from './QuietHoursSection'

export const settingsSections = ['looks', 'alerts', 'quiet', 'test', 'computer'] as const
export type SettingsSection = (typeof settingsSections)[number]

const icons: Record<SettingsSection, LucideIcon> = {
  looks: Palette,
  alerts: Bell,
  quiet: Moon,
  test: BellRing,
  computer: Monitor,
}

const TestSection = () => (
  <>
    <AlertHealth />
    <AlertTest />
  </>
)

const contents: Record<SettingsSection, ComponentType> = {
  looks: LooksSection,
  alerts: AlertsSection,
  quiet: QuietHoursSection,
  test: TestSection,
  computer: ComputerSection,
}

interface SettingsProps {
  readonly onClose: () => void
  readonly opensAt?: SettingsSection
}

/** What the person sets on this computer. Every change is in force at once; nothing has to be saved. */
export function Settings({ onClose, opensAt = 'looks' }: SettingsProps) {
  const [section, setSection] = useState(opensAt)
  const Contents = contents[section]
  // A browser tab has no app around it to be set.
  const hasShell = useShell((store) => store.shell !== null)
  const shownSections = settingsSections.filter((id) => hasShell || id !== 'computer')
  const { wasDamaged, isKept } = usePreferences()
  return (
    <Dialog label={say('settings:title')} className="settings" onClose={onClose}>
      <DialogHead>
        <h2>{say('settings:title')}</h2>
        <span className="spacer" />
        <Button look="quiet" label={say('settings:close')} onPress={onClose}>
          <X className="icon" size={14} aria-hidden="true" />
        </Button>
      </DialogHead>
      <div className="settings-body">
        <nav aria-label={say('settings:sections')}>
          {shownSections.map((id) => {
            const Icon = icons[id]
            return (
              <button
                key={id}
                type="button"
                aria-current={id === section ? 'page' : undefined}
                data-first={id === opensAt ? '' : undefined}
                onClick={() => setSection(id)}
              >
                <Icon className="icon" size={14} aria-hidden="true" />
                {id === 'computer' ? say('shell:computer.title') : say(`settings:section.${id}`)}
              </button>
            )
          })}
        </nav>
        <div className="settings-section scroll-thin">
          {isKept ? null : <p className="settings-damaged">{say('settings:unkept')}</p>}
          {wasDamaged ? <p className="settings-damaged">{say('settings:damaged')}</p> : null}
          <Contents />
        </div>
      </div>
    </Dialog>
  )
}
