import { type TemplateGap, templateGaps } from '#shared/domain/fillTemplate'
import { say } from '#shared/words/say'

/** Every gap, what fills it, and a press that puts it into the text. */
export const Gaps = ({ onInsert }: { readonly onInsert: (gap: TemplateGap) => void }) => (
  <fieldset className="paper-gaps">
    <legend>{say('paperDesk:gaps')}</legend>
    {templateGaps.map((gap) => (
      <button key={gap} type="button" onClick={() => onInsert(gap)}>
        <code>{`{{${gap}}}`}</code>
        <span className="muted">{say(`paperDesk:gap.${gap}`)}</span>
      </button>
    ))}
  </fieldset>
)
