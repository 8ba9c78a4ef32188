import { Bookmark } from 'lucide-react'
import { useId, useState } from 'react'
import type { SavedView } from '#shared/domain/savedView'
import { say } from '#shared/words/say'
import { isWordless } from '#shared/words/wordless'
import { useDesk } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Menu } from '../../ui/Menu'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { SavedMeanwhile } from './SavedMeanwhile'
import { useIsChanged, useShownView, useViewPapers, type ViewPapers } from './useViewPapers'

/** What is named: null for a new view. */
interface Named {
  readonly view: SavedView | null
}

const useNaming = stateOverLanguages<Named | null>()
const useTitle = stateOverLanguages<string>()
const useShared = stateOverLanguages<boolean>()

interface NamingProps {
  /** What is renamed; null for a new view. */
  readonly view: SavedView | null
  readonly onDone: (title: string, isShared: boolean) => void
  readonly onClose: () => void
}

/** Asks what a view is called and whether everybody sees it. */
function Naming({ view, onDone, onClose }: NamingProps) {
  const [title, setTitle] = useTitle(view?.id ?? '', view?.title ?? '')
  const [isShared, setIsShared] = useShared(view?.id ?? '', view?.isShared ?? false)
  /** It was to be saved without a name. */
  const [isNameless, setIsNameless] = useState(false)
  const field = useId()
  const label = say(view === null ? 'savedView:new' : 'savedView:rename')
  return (
    <Dialog label={label} className="naming" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setIsNameless(isWordless(title))
          if (isWordless(title)) return
          onClose()
          onDone(title.trim(), isShared)
        }}
      >
        <h2>{label}</h2>
        <label htmlFor={field}>{say('savedView:title')}</label>
        <input
          id={field}
          type="text"
          autoFocus
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {isNameless ? <Announced as="p">{say('savedView:nameFirst')}</Announced> : null}
        <label className="check">
          <input
            type="checkbox"
            className="checkbox"
            checked={isShared}
            onChange={() => setIsShared(!isShared)}
          />
          {say('savedView:share')}
        </label>
        <p className="buttons">
          <Button look="quiet" onPress={onClose}>
            {say('savedView:cancel')}
          </Button>
          <Button look="primary" type="submit">
            {say('savedView:save')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

const Item = ({ label, onChoose }: { readonly label: string; readonly onChoose: () => void }) => (
  <button type="button" className="menu-item" role="menuitem" onClick={onChoose}>
    {label}
  </button>
)

interface OwnItemsProps {
  readonly view: SavedView
  readonly papers: ViewPapers
  readonly onRename: () => void
}

/** What can be done with the saved view that is shown. */
function OwnItems({ view, papers, onRename }: OwnItemsProps) {
  const { account } = useDesk()
  const isChanged = useIsChanged(view)
  const isOwn = view.owner.id === account.id
  const isSupervising = account.role === 'supervisor' || account.role === 'admin'
  return (
    <>
      {isOwn && isChanged ? (
        <Item label={say('savedView:keep')} onChoose={() => void papers.keepShown(view)} />
      ) : null}
      {isOwn ? <Item label={say('savedView:rename')} onChoose={onRename} /> : null}
      {isOwn || isSupervising ? (
        <Item label={say('savedView:remove')} onChoose={() => void papers.remove(view)} />
      ) : null}
    </>
  )
}

/** Saving what the board shows as a view, and changing the saved one that is shown (BRD68). */
export function ViewMenu() {
  const view = useShownView()
  const papers = useViewPapers()
  const [naming, setNaming] = useNaming('', null)
  return (
    <span className="chip is-plain">
      <Menu
        label={say('savedView:menu')}
        buttonClass="chip-face"
        placement="right"
        face={<Bookmark className="icon" size={14} aria-hidden="true" />}
      >
        {view === null ? null : <OwnItems view={view} papers={papers} onRename={() => setNaming({ view })} />}
        <Item label={say('savedView:saveAs')} onChoose={() => setNaming({ view: null })} />
      </Menu>
      {naming === null ? null : (
        <Naming
          view={naming.view}
          onClose={() => setNaming(null)}
          onDone={(title, isShared) => {
            if (naming.view) void papers.save(naming.view, { title, isShared })
            else void papers.add(title, isShared)
          }}
        />
      )}
      {papers.meanwhile === null ? null : <SavedMeanwhile meanwhile={papers.meanwhile} papers={papers} />}
    </span>
  )
}
