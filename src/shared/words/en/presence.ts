export const presence = {
  looking_one: '{{names}} is looking',
  looking_other: '{{names}} are looking',
  writing_one: '{{names}} is writing',
  writing_other: '{{names}} are writing',
  alsoWriting_one: '{{names}} is writing on this ticket too.',
  alsoWriting_other: '{{names}} are writing on this ticket too.',
} as const
