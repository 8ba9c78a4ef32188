import { messageId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Message } from '#shared/domain/message'
import { helena } from './drawnMessages'

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** A mail with everything that a mail should not have. */
const html = `
<style>body { display: none }</style><script>window.wasRun = 1</script>
<p style="color: red" onclick="window.wasRun = 1">It dropped again:</p>
<ul><li>14:05, twelve people</li><li>14:19, nine people</li></ul>
<table><tr><th>Carrier</th><td>Fiberline</td></tr></table>
<p>See <a href="https://status.kaarna.example/vpn">our status page</a> or <a href="javascript:window.wasRun=1">click me</a>.</p>
<p><img src="${dot}" alt="dot"><img src="https://tracker.example/seen.gif?who=20418" alt="">
<img src=x onerror="window.wasRun = 1"></p>
<svg onload="window.wasRun = 1"><circle r="4" /></svg>
<form action="https://phish.example"><input name="password"><button>Sign in</button></form>
<iframe src="https://frame.example"></iframe>`

const moment = instant(Date.parse('2027-03-30T14:21:00+03:00'))

export const drawnMail: Message = {
  id: messageId('m-mail'),
  ticketId: ticketId('20418'),
  at: moment,
  receivedAt: moment,
  by: helena,
  visibility: 'public',
  isAutomatic: false,
  isLate: false,
  body: 'It dropped again: 14:05, twelve people; 14:19, nine people.',
  html,
}
