import type { snooze as source } from '../en/snooze'
import type { Japanese } from '../translation'

export const snooze: Japanese<typeof source> = {
  name: '{{about}}をスヌーズ',
  until: 'スヌーズの終わり',
  placeholder: '入力して選択',
  none: '該当するものはありません。',
  tickets_other: 'チケット{{count}}件',
  crosses: '{{time}}、期限を過ぎます',
  whyAsked: '次の期限を過ぎます。理由を書いてください。全員に表示されます。',
  whyPlaceholder: '部品は明日届きます',
  whyFirst: '先に理由を書いてください。',
  do: 'スヌーズする',
  choice: {
    beforeBreach: '期限の5分前まで',
    tenMinutes: '10分間',
    halfHour: '30分間',
    hour: '1時間',
    shift: '自分のシフトまで',
    tomorrow: '明日の朝まで',
    week: '1週間',
  },
}
