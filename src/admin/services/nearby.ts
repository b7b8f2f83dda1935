import Taro from '@tarojs/taro'

const MARGIN_PX = 600

/** Tells whenever an element comes near what the screen shows or goes away from it, with its height. */
export function watchNearby(id: string, onChange: (isNear: boolean, height: number) => void): () => void {
  const { page } = Taro.getCurrentInstance()
  if (!page) return () => undefined
  const observer = Taro.createIntersectionObserver(page)
  let isOver = false
  // What was just drawn reaches the view a moment later; the element may be gone again by then.
  Taro.nextTick(() => {
    if (isOver) return
    observer
      .relativeToViewport({ top: MARGIN_PX, bottom: MARGIN_PX })
      .observe(`#${id}`, ({ intersectionRatio = 0, intersectionRect, boundingClientRect }) =>
        onChange(intersectionRatio > 0 || (intersectionRect?.height ?? 0) > 0, boundingClientRect?.height ?? 0),
      )
  })
  return () => {
    isOver = true
    observer.disconnect()
  }
}
