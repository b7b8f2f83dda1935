const { parse } = require('acorn')

/** The names by which Taro's packages call their list of components. */
const LISTS = ['internalComponents', 'components']

/** A webpack loader: takes the components that are not kept out of Taro's list, and the constants that only they use. */
module.exports = function cutComponents(source) {
  const { keep } = this.getOptions()
  const { body } = parse(source, { ecmaVersion: 2022, sourceType: 'module' })
  const constants = body.filter(({ type }) => type === 'VariableDeclaration')
  const named = (names) => constants.filter(({ declarations: [{ id }] }) => names.includes(id.name))
  const [list] = named(LISTS)
  if (!list) throw new Error(`${this.resourcePath} has no list of components to cut`)
  const cut = list.declarations[0].init.properties.filter(({ key }) => !keep.includes(key.name))
  const unused = named(cut.map(({ value }) => value.name).filter(Boolean))
  return [...cut, ...unused]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { type, start, end }) => {
      const comma = type === 'Property' ? /^\s*,/.exec(text.slice(end)) : null
      return text.slice(0, start) + text.slice(end + (comma ? comma[0].length : 0))
    }, source)
}
