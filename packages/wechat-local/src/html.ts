import type { Account } from './account'
import type { Person } from './serve'

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** Inside a script element nothing is an entity; only its end must not be forged. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const data = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${inScript(value)}</script>`

const page = (title: string, name: string, body: string, scale = ''): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1${scale}" />
    <title>${escape(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/__wechat/${name}.css" />
  </head>
  <body>
    ${body}
    <script src="/__wechat/${name}.js"></script>
  </body>
</html>
`

/** One phone, as large as the window. */
export const phonePage = (account: Account): string =>
  page('手机', 'phone', `<main id="pages"></main>${data('account', account)}`, ', maximum-scale=1')

/** Everybody's phones side by side. */
export const deskPage = (people: Person[]): string => page('桌面', 'desk', data('people', people))
