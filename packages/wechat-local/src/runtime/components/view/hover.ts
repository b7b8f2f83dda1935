/** Properties of every component that can look pressed. */
export const hoverProperties = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
}
