import type { Host, Mounted } from '../define'

type Field = HTMLInputElement | HTMLTextAreaElement

export const fieldProperties = {
  name: '',
  value: null,
  placeholder: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  cursorSpacing: 0,
  confirmType: 'done',
  confirmHold: false,
  adjustPosition: true,
}

function report(host: Host, field: Field, type: string): void {
  host.emit(type, { value: field.value, cursor: field.selectionStart ?? field.value.length })
}

/** `maxlength` counts as WeChat counts; -1 is no limit. */
function limit(field: Field, maxlength: number): void {
  if (maxlength < 0) field.removeAttribute('maxlength')
  else field.maxLength = maxlength
}

function listen(host: Host, field: Field): void {
  field.addEventListener('input', () => {
    // What is typed is the value from now on, so that a re-render with an older one is seen as a change.
    host.set('value', field.value)
    host.emit('input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 })
  })
  field.addEventListener('focus', () => {
    host.emit('focus', { value: field.value, height: 0 })
    host.emit('keyboardheightchange', { height: 0, duration: 0 })
  })
  field.addEventListener('blur', () => report(host, field, 'blur'))
}

function changes(field: Field) {
  return {
    // Without a value the app leaves the field to the user.
    value: (value: string | number | null | undefined) => {
      if (value !== null && value !== undefined && String(value) !== field.value) field.value = String(value)
    },
    placeholder: (text: string) => (field.placeholder = text),
    placeholderStyle: (style: string) => {
      const color = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(style)?.[1]
      field.style.setProperty('--placeholder', color ?? '')
    },
    disabled: (disabled: boolean) => (field.disabled = disabled),
    maxlength: (maxlength: number) => limit(field, maxlength),
    focus: (focus: boolean) => (focus ? field.focus() : field.blur()),
    // The person hears the field's name where it can be typed into.
    ariaLabel: (label: string) => field.setAttribute('aria-label', label),
  }
}

/** What input and textarea have in common. */
export function mountField(host: Host, field: Field): Mounted {
  host.element.append(field)
  field.autocomplete = 'off'
  limit(field, host.get<number>('maxlength'))
  listen(host, field)
  return {
    changed: changes(field),
    attached: () => {
      if (host.get<boolean>('focus') || host.get<boolean>('autoFocus')) field.focus()
    },
    activate: () => field.focus(),
    control: {
      value: () => field.value,
      reset: () => {
        field.value = ''
        host.set('value', '')
      },
    },
  }
}
