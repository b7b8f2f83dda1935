import type { Account, Person } from './account'

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** Inside a script element nothing is an entity; only its end must not be forged. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function data(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${inScript(value)}</script>`
}

function page(title: string, name: string, body: string, scale = ''): string {
  return `<!doctype html>
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
}

/** One phone, as large as the window. */
export function phonePage(account: Account): string {
  return page('手机', 'phone', `<main id="pages"></main>${data('account', account)}`, ', maximum-scale=1')
}

/** Everybody's phones side by side. */
export function deskPage(people: Person[], canEdit: boolean): string {
  return page('桌面', 'desk', data('people', people) + data('can-edit', canEdit))
}
