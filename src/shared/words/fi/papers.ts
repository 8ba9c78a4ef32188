import type { papers as source } from '../en/papers'
import type { Finnish } from '../translation'

export const papers: Finnish<typeof source> = {
  template: 'Malli',
  open: 'Täydennä vielä: {{gaps}}.',
  steps: 'Ehdotetut vaiheet',
  done: '{{done}} / {{all}}',
}
