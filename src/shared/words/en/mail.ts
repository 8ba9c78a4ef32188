export const mail = {
  image: 'Image on {{host}}',
  hidden_one:
    '{{count}} image from {{hosts}} is not shown. Once it is loaded, the sender can see that this ticket is being read.',
  hidden_other:
    '{{count}} images from {{hosts}} are not shown. Once they are loaded, the sender can see that this ticket is being read.',
  needsServer_one: '{{count}} image from {{hosts}} is not shown. Loading it needs the server.',
  needsServer_other: '{{count}} images from {{hosts}} are not shown. Loading them needs the server.',
  notFetched_one:
    '{{count}} image from {{hosts}} is not shown: this server loads no images from elsewhere. The link opens it in your browser.',
  notFetched_other:
    '{{count}} images from {{hosts}} are not shown: this server loads no images from elsewhere. The links open them in your browser.',
  loading_one: 'The server is loading {{count}} image from {{hosts}}.',
  loading_other: 'The server is loading {{count}} images from {{hosts}}.',
  shown_one: '{{count}} image from {{hosts}} is shown.',
  shown_other: '{{count}} images from {{hosts}} are shown.',
  lacking_one:
    '{{count}} image could not be loaded. The reason stands beside its link, which opens it in your browser.',
  lacking_other:
    '{{count}} images could not be loaded. The reasons stand beside their links, which open them in your browser.',
  moreHosts_one: '{{count}} other computer',
  moreHosts_other: '{{count}} other computers',
  show: 'Show images',
  hide: 'Hide images',
  offline: 'The server cannot be reached now. Show the images when it is back.',
  off: 'This server loads no images from elsewhere. The links open them in your browser.',
  refused: {
    unknown: 'The server does not find this image in the message.',
    busy: 'The server is loading too many images now. Hide them and show them again later.',
    'not-public': 'Its address is not on the public internet, so the server does not load it.',
    'other-port': 'Its address has an unusual port, so the server does not load it.',
    'no-answer': 'The other computer did not answer.',
    'not-given': 'The other computer did not hand it out.',
    'not-an-image': 'What came is no PNG, JPEG, GIF or WebP image.',
    'too-large': 'It is larger than 5 MB.',
    'too-many-redirects': 'It was passed on too often.',
    reauth: 'Your session has ended. Sign in again.',
    unreached: 'The server could not be reached. Hide the images and show them again later.',
  },
} as const
