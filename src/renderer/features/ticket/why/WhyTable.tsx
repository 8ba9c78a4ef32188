import { Fragment } from 'react'
import { say } from '#shared/words/say'
import type { Story, StoryRow } from './story'

const kindKeys = {
  counted: 'counted',
  run: 'counted',
  closed: 'notCounted',
  paused: 'stood',
  done: 'notCounted',
  'not-promised': 'notCounted',
  mark: 'happened',
} as const satisfies Record<StoryRow['kind'], string>

function Row({ row }: { readonly row: StoryRow }) {
  return (
    <tr data-kind={row.kind}>
      <td>
        <span
          className="swatch"
          data-kind={row.kind}
          role="img"
          aria-label={say(`why:table.${kindKeys[row.kind]}`)}
        />
      </td>
      <td className="figures">{row.when}</td>
      {row.kind === 'mark' ? (
        <td colSpan={3}>{row.what}</td>
      ) : (
        <>
          <td>{row.what}</td>
          <td className="figures amount">{row.length}</td>
          <td className="figures amount">{row.counted === '' ? '' : `+${row.counted}`}</td>
        </>
      )}
    </tr>
  )
}

const rowKey = ({ at, kind, what }: StoryRow): string => `${at} ${kind} ${what}`

const Rows = ({ rows }: { readonly rows: readonly StoryRow[] }) => (
  <Fragment>
    {rows.map((row) => (
      <Row key={rowKey(row)} row={row} />
    ))}
  </Fragment>
)

/** Every piece of time with what it used, down to the sum, and the way ahead to the due instant. */
export const WhyTable = ({ story }: { readonly story: Story }) => (
  <table>
    <thead>
      <tr>
        <td />
        <th scope="col">{say('why:table.when')}</th>
        <th scope="col">{say('why:table.what')}</th>
        <th scope="col" className="amount">
          {say('why:table.notCounted')}
        </th>
        <th scope="col" className="amount">
          {say('why:table.counted')}
        </th>
      </tr>
    </thead>
    <tbody>
      <Rows rows={story.rows} />
      <tr className="sum">
        <td />
        <td colSpan={4}>{story.sum}</td>
      </tr>
    </tbody>
    {story.ahead === null ? null : (
      <tbody className="ahead">
        <tr className="sum">
          <td />
          <th colSpan={4} scope="colgroup">
            {story.ahead.title}
          </th>
        </tr>
        <Rows rows={story.ahead.rows} />
        <tr className="sum">
          <td />
          <td colSpan={3}>{story.ahead.due}</td>
          <td className="figures amount">{story.ahead.sum}</td>
        </tr>
      </tbody>
    )}
  </table>
)
