import { useId, useLayoutEffect, useRef, useState } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'

interface AskedTwiceProps {
  /** On the button, both times. */
  readonly verb: string
  readonly question: string
  readonly onDo: () => void
}

/** Does what others far away would notice, once it was asked for twice. */
export function AskedTwice({ verb, question, onDo }: AskedTwiceProps) {
  const [isAsking, setIsAsking] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const questionId = useId()
  const wasAsking = useRef(isAsking)
  useLayoutEffect(() => {
    if (wasAsking.current === isAsking) return
    wasAsking.current = isAsking
    // Keeping comes last and has the focus: a press too many keeps.
    ;[...(place.current?.querySelectorAll('button') ?? [])].at(-1)?.focus()
  }, [isAsking])
  if (!isAsking) {
    return (
      <div className="asked-twice" ref={place}>
        <Button onPress={() => setIsAsking(true)}>{verb}</Button>
      </div>
    )
  }
  return (
    <div
      className="asked-twice is-asking"
      ref={place}
      role="group"
      aria-labelledby={questionId}
      onClickCapture={(event) => {
        // The second click of a double one is no answer.
        if (event.detail > 1) event.stopPropagation()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        setIsAsking(false)
      }}
    >
      <span id={questionId}>{question}</span>
      <Button
        onPress={() => {
          setIsAsking(false)
          onDo()
        }}
      >
        {verb}
      </Button>
      <Button onPress={() => setIsAsking(false)}>{say('wallboard:set.keep')}</Button>
    </div>
  )
}
