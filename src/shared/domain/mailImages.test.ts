import { describe, expect, it } from 'vitest'
import { MAIL_IMAGES_MOST, remoteImagesOf } from './mailImages'
import { HTML_LONGEST } from './message'

describe('counting the images of a mail', () => {
  it('[SEC139] takes those of other computers in the order of the mail, each once', () => {
    const html = `<p><img src="https://a.example/1.png"><IMG alt='x' SRC=http://b.example/2.gif>
      <img src="data:image/gif;base64,R0lGOD"><img src="cid:part1"><img src="/3.png"><img>
      <img src='https://a.example/1.png'><img/src="HTTPS://c.example/4.webp"/></p>`
    expect(remoteImagesOf(html)).toEqual([
      'https://a.example/1.png',
      'http://b.example/2.gif',
      'HTTPS://c.example/4.webp',
    ])
  })

  it.each([
    [
      '&amp; and a bare & between arguments',
      'https://a.example/?x=1&amp;y=2&z=3',
      'https://a.example/?x=1&y=2&z=3',
    ],
    ['numbers', 'https://a.example/&#97;&#x62;.png', 'https://a.example/ab.png'],
    ['an argument that only looks like one', 'https://a.example/?a=1&amp=2', 'https://a.example/?a=1&amp=2'],
    ['a number beyond all characters', 'https://a.example/&#x110000;', 'https://a.example/&#x110000;'],
  ])('[SEC139] reads character references as browsers do: %s', (_, written, address) => {
    expect(remoteImagesOf(`<img src="${written}">`)).toEqual([address])
  })

  it.each([
    ['a comment', '<!-- <img src="https://no.example/"> -->'],
    ['an empty comment of two kinds', '<!--><!---><!-- <img src="https://no.example/"> -->'],
    ['a remark', '<![CDATA[<style>]]></style><?xml <title?></1 <style>'],
    ['a value', '<a title="<img src=https://no.example/>">'],
    ['a style', '<style> <img src="https://no.example/"> </style >'],
    ['a title', '<title>"<img src=https://no.example/></TITLE>'],
    ['another tag', '<imgs src="https://no.example/"></img src="https://no.example/">'],
    ['no tag', '< img src="https://no.example/">'],
    ['a second src', '<img src="x" src="https://no.example/">'],
  ])('[SEC139] finds none in %s, and the one after it', (_, html) => {
    expect(remoteImagesOf(`${html}<img src="https://yes.example/">`)).toEqual(['https://yes.example/'])
  })

  it('[SEC139] finds what stands between marks that only some programs read as comments', () => {
    const html =
      '<!--[if !mso]><!--><img src="https://a.example/"><!--<![endif]--><img src="https://b.example/">'
    expect(remoteImagesOf(html)).toEqual(['https://a.example/', 'https://b.example/'])
  })

  it.each([
    '<img src="https://a.example/',
    "<img src='https://a.example/>",
    '<img src=https://a.example/',
    '<!-- ',
    '<style>',
  ])('[SEC139] takes nothing from what does not end: %s', (html) => {
    expect(remoteImagesOf(html)).toEqual([])
  })

  it('[SEC139] stops at a hundred', () => {
    const many = Array.from({ length: 300 }, (_, n) => `<img src="https://a.example/${n}">`).join('')
    expect(remoteImagesOf(many)).toHaveLength(MAIL_IMAGES_MOST)
    expect(remoteImagesOf(many).at(-1)).toBe('https://a.example/99')
  })

  it.each(['<', '<img src="', "<img a='", '<img =', '<style>', '<!--', '<img   ', '<a b = ', '&#x', '<img/'])(
    '[SEC139] reads the longest mail of nothing but %s to its end',
    (piece) => {
      const html = piece.repeat(Math.ceil(HTML_LONGEST / piece.length))
      expect(remoteImagesOf(html)).toEqual([])
    },
  )
})
