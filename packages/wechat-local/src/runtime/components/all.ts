import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { button } from './form/button'
import { canvas } from './media/canvas'
import { checkable, group, switchControl } from './form/checkable'
import { defineBuiltIn, refuseUnknownTags, type BuiltIn } from './define'
import { form, label } from './form/form'
import { image } from './media/image'
import { input } from './form/input'
import { navigator } from './view/navigator'
import { picker } from './form/picker'
import { pickerView, pickerViewColumn } from './form/picker-view'
import { richText } from './view/rich-text'
import { scrollView } from './view/scroll-view'
import { slider } from './form/slider'
import { icon } from './view/icon'
import { progress } from './view/progress'
import { swiper, swiperItem } from './view/swiper'
import { coverView, text, view } from './view/view'
import { textarea } from './form/textarea'

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
