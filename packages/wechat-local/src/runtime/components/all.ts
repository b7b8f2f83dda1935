import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { button } from './button'
import { canvas } from './canvas'
import { checkable, group, switchControl } from './checkable'
import { defineBuiltIn, refuseUnknownTags, type BuiltIn } from './define'
import { form, label } from './form'
import { image } from './image'
import { input } from './input'
import { navigator } from './navigator'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { icon, progress } from './small'
import { swiper, swiperItem } from './swiper'
import { coverView, text, view } from './view'
import { textarea } from './textarea'

export const builtIns: Record<string, BuiltIn> = {
  button,
  canvas,
  checkbox: checkable('checkbox'),
  'checkbox-group': group('checkbox'),
  'cover-image': image,
  'cover-view': coverView,
  form,
  icon,
  image,
  input,
  label,
  navigator,
  picker,
  'picker-view': pickerView,
  'picker-view-column': pickerViewColumn,
  progress,
  radio: checkable('radio'),
  'radio-group': group('radio'),
  'rich-text': richText,
  'scroll-view': scrollView,
  slider,
  swiper,
  'swiper-item': swiperItem,
  switch: switchControl,
  text,
  textarea,
  view,
}

/** Registers every built-in component; a tag that is none of them makes the engine throw its name. */
export function defineBuiltIns(space: glassEasel.ComponentSpace): void {
  refuseUnknownTags(space)
  Object.entries(builtIns).forEach(([tag, definition]) => defineBuiltIn(space, tag, definition))
}
