import type { papers as source } from '../en/papers'
import type { Russian } from '../translation'

export const papers: Russian<typeof source> = {
  template: 'Шаблон',
  open: 'Заполните оставшееся: {{gaps}}.',
  steps: 'Рекомендуемые шаги',
  done: '{{done}} из {{all}}',
}
