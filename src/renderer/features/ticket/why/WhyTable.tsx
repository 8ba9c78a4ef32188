import { Fragment } from 'react'
import type { Story, StoryRow } from './story'

const kindWords: Record<StoryRow['kind'], string> = {
  counted: 'Counted',
  run: 'Counted',
  closed: 'Not counted',
  paused: 'Stood still',
  done: 'Not counted',
  'not-promised': 'Not counted',
  mark: 'Happened',
}

function Row({ row }: { readonly row: StoryRow }) {
  return (
    <tr data-kind={row.kind}>
      <td>
        <span className="swatch" data-kind={row.kind} role="img" aria-label={kindWords[row.kind]} />
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
        <th scope="col">When</th>
        <th scope="col">What</th>
        <th scope="col" className="amount">
          Not counted
        </th>
        <th scope="col" className="amount">
          Counted
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
