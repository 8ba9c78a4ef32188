export const mail = {
  image: 'Image on {{host}}',
  images_one: '{{count}} image lies on another computer and was not loaded; its link opens it outside.',
  images_other: '{{count}} images lie on other computers and were not loaded; their links open them outside.',
} as const
