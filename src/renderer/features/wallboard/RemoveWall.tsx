import { useState } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../../ui/Button'

/** Removes a wallboard for everybody, once it was asked for twice. */
export function RemoveWall(props: { readonly title: string; readonly onRemove: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking) {
    return (
      <p className="remove-wall">
        <Button onPress={() => setIsAsking(true)}>{say('wallboard:set.remove')}</Button>
      </p>
    )
  }
  return (
    <p className="remove-wall">
      <span role="alert">{say('wallboard:set.removeAsk', { title: props.title })}</span>
      <Button onPress={() => setIsAsking(false)}>{say('wallboard:set.keep')}</Button>
      <Button onPress={props.onRemove}>{say('wallboard:set.remove')}</Button>
    </p>
  )
}
