import { Activity, AppWindow, type LucideIcon, Mail, MessageSquare, Phone } from 'lucide-react'
import { memo } from 'react'
import type { Channel } from '#shared/domain/ticket'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { CountBar } from '../../ui/charts/CountBar'
import { channelWords } from '../../ui/words'
import type { WallFigures } from './wallFigures'

const channelIcons: Readonly<Record<Channel, LucideIcon>> = {
  email: Mail,
  portal: AppWindow,
  monitoring: Activity,
  chat: MessageSquare,
  phone: Phone,
}

/** Open tickets by the channel they came in through; the list is its own table, each bar with its name and figure. */
export const ChannelsTile = memo(function ChannelsTile(props: {
  readonly channels: WallFigures['channels']
  readonly hasAll: boolean
}) {
  const { channels, hasAll } = props
  const longest = Math.max(1, ...channels.map(({ open }) => open))
  return (
    <section className="tile low channels" aria-label={say('wallboard:channelsTile')}>
      <h2>{say('wallboard:byChannel')}</h2>
      <ul>
        {channels.map(({ channel, open }) => {
          const Icon = channelIcons[channel]
          return (
            <li key={channel}>
              <Icon className="icon" role="img" aria-label={channelWords(channel)} />
              <CountBar count={open} longest={longest} />
              <span className="figures">{hasAll || open > 0 ? numberText(open, spoken()) : '–'}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
})
