import type { DeskPorts } from '#renderer/data/ports'
import type { Clockwork } from '../world/clockwork'
import type { Life } from '../world/life'

/** The broadcast channel of one computer's windows: in order, to everybody but the speaker. */
export interface ChannelRoom {
  readonly openFor: (life: Life) => DeskPorts['openChannel']
}

const HEARD_AFTER_MS = 2

export function createChannelRoom(clockwork: Clockwork): ChannelRoom {
  const listeners = new Set<{ readonly life: Life; readonly hear: (message: unknown) => void }>()
  return {
    openFor: (life) => (_name, hear) => {
      const me = { life, hear }
      listeners.add(me)
      life.onEnd(() => listeners.delete(me))
      return {
        post: (message) => {
          if (life.isOver()) return
          for (const other of listeners) {
            if (other === me) continue
            clockwork.after(HEARD_AFTER_MS, () => listeners.has(other) && other.hear(message), other.life)
          }
        },
        close: () => {
          listeners.delete(me)
        },
      }
    },
  }
}
