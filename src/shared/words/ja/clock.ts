import type { clock as source } from '../en/clock'
import type { Japanese } from '../translation'

export const clock: Japanese<typeof source> = {
  unit: { day: 'd', hour: 'h', minute: 'm' },
  days_other: '{{count}}日',
  hours_other: '{{count}}時間',
  minutes_other: '{{count}}分',
  seconds_other: '{{count}}秒',
  twoUnits: '{{large}}{{small}}',
  left: '残り{{length}}',
  pastDue: '{{length}}超過',
  leftPaused: '残り{{length}}、停止中',
  pastDuePaused: '{{length}}超過、停止中',
  urgency: {
    breach: '期限超過',
    near: '残り5分未満',
    soon: '残り30分未満',
    later: 'まだ先',
    paused: '停止中',
  },
  metric: {
    acknowledgement: '受付',
    firstResponse: '初回返信',
    nextResponse: '次の返信',
    update: '経過報告',
    ownership: '自部署',
    resolution: '解決',
  },
  level: {
    used: '{{percent}} %使用',
    share: '{{percent}}%',
    left: '残り{{minutes}}分',
  },
}
