import { internalComponents } from '@tarojs/shared'
import { fitComponents } from './components'

fitComponents(internalComponents)
export default {}
