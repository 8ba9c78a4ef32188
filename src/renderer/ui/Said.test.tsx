import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { speak } from '#shared/words/say'
import { Said } from './Said'

afterEach(() => speak('en'))

const drawn = () =>
  renderToStaticMarkup(
    <Said of="connection:offline.asOf" gaps={{ time: <b>14:26</b>, age: '<6 min> {{time}}' }} />,
  )

it('[LNG3] drawn things stand in a sentence where its language has them, and texts as they are', async () => {
  expect(drawn()).toBe('Tickets as of <b>14:26</b>, &lt;6 min&gt; {{time}} old.')
  await speak('ja')
  expect(drawn()).toBe('チケットは<b>14:26</b>時点（&lt;6 min&gt; {{time}}前）のものです。')
})

it('[LNG5] a count chooses the form around what is drawn', async () => {
  const waiting = (count: number) =>
    renderToStaticMarkup(<Said of="connection:offline.waiting" gaps={{ count, number: <b>{count}</b> }} />)
  expect([1, 2].map(waiting)).toEqual([
    '<b>1</b> action waiting to be sent',
    '<b>2</b> actions waiting to be sent',
  ])
  await speak('ru')
  expect([1, 2, 5].map(waiting)).toEqual([
    '<b>1</b> действие ждёт отправки',
    '<b>2</b> действия ждут отправки',
    '<b>5</b> действий ждут отправки',
  ])
})
