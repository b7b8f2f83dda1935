/** Screen-reader attributes, for the templates and the runtime alike. */
const named = { 'aria-label': '', 'aria-role': '' }

export const ariaAttributes = {
  View: { ...named, 'aria-live': '', 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '' },
  Text: named,
  Image: named,
  Button: { 'aria-label': '', 'aria-disabled': '' },
  Input: { 'aria-label': '' },
  Textarea: { 'aria-label': '' },
}
