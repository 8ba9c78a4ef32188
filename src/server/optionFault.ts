/** What is wrong with an option in one sentence, from what Node says of it; Node's further sentences do not help. */
export function optionFault(message: string): string {
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(message) ?? []
  if (option !== undefined)
    return `${option} needs a value; one that begins with - is written like ${option}=-1.`
  const [sentence = message] = message.split(/\.\s|\.?\n|\.$/)
  return `${sentence}.`
}
