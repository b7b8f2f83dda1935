/**
 * Screen-reader attributes, for the templates and the runtime alike.
 * Taro aliases attributes by their rank in the sorted list, so both halves must know the very same attributes:
 * with only one of them, `hover-class` would end up where `aria-label` belongs.
 */
const named = { 'aria-label': '', 'aria-role': '' }

export const ariaAttributes = {
  View: { ...named, 'aria-live': '', 'aria-checked': '', 'aria-selected': '' },
  Text: named,
  Image: named,
  Button: { 'aria-label': '' },
  Input: { 'aria-label': '' },
  Textarea: { 'aria-label': '' },
}
