export const papers = {
  template: 'Template',
  open: 'Fill in what is still open: {{gaps}}.',
  steps: 'Suggested steps',
  done: '{{done}} of {{all}}',
} as const
