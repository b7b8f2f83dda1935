/** Monday first, as calendars hang in China. */
export const week = [1, 2, 3, 4, 5, 6, 0]
