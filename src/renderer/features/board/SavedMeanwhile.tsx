import type { SavedView } from '#shared/domain/savedView'
import { say } from '#shared/words/say'
import { useDirectory } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { ViewMeanwhile, ViewPapers } from './useViewPapers'
import { viewDifferences } from './viewDifferences'

function Differences({ mine, theirs }: { readonly mine: SavedView; readonly theirs: SavedView }) {
  const differences = viewDifferences(mine, theirs, useDirectory())
  return (
    <table>
      <thead>
        <tr>
          <td />
          <th scope="col">{say('savedView:meanwhile.mine')}</th>
          <th scope="col">{say('savedView:meanwhile.saved')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.name}>
            <th scope="row">{difference.name}</th>
            <td>{difference.mine}</td>
            <td>{difference.theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SavedMeanwhileProps {
  readonly meanwhile: ViewMeanwhile
  readonly papers: Pick<ViewPapers, 'saveOver' | 'discard' | 'decideLater'>
}

/** Who saved the view meanwhile, and what they made of it; it is replaced only when that is asked for (PAP20). */
export function SavedMeanwhile({ meanwhile, papers }: SavedMeanwhileProps) {
  const { mine, theirs, sentence } = meanwhile
  const label = say('savedView:meanwhile.label')
  return (
    <Dialog label={label} className="saved-meanwhile" onClose={papers.decideLater}>
      <section>
        <h2>{label}</h2>
        <Announced as="p">{sentence}</Announced>
        {theirs.isRemoved ? null : <Differences mine={mine} theirs={theirs} />}
        <p className="buttons">
          <Button look="quiet" onPress={() => papers.discard(meanwhile)}>
            {say('paperDesk:discard')}
          </Button>
          <Button look="primary" onPress={() => void papers.saveOver(meanwhile)}>
            {say(mine.isRemoved ? 'savedView:remove' : 'paperDesk:saveOver')}
          </Button>
        </p>
      </section>
    </Dialog>
  )
}
