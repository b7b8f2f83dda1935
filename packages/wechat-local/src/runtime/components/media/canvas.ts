import type { BuiltIn } from '../define'

/** Only `type="2d"`: the old canvas with wx.createCanvasContext is no longer developed. */
export const canvas: BuiltIn = {
  properties: { type: '', canvasId: '', disableScroll: false },
  mount: ({ element, get }) => {
    const surface = document.createElement('canvas')
    element.append(surface)
    const node = Object.assign(surface, {
      createImage: () => new Image(),
      requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    })
    return {
      node: () => {
        if (get<string>('type') !== '2d') throw new Error('<canvas> needs type="2d" in the local WeChat')
        return node
      },
    }
  },
}
