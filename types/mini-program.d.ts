/**
 * What the mini program runs on has these without wx. It gets neither node's types nor a browser's, so they are declared
 * here; src/tsconfig.json alone reads this file.
 */
declare function setTimeout(call: () => void, ms?: number): number
declare function clearTimeout(timer: number | undefined): void
declare function setInterval(call: () => void, ms?: number): number
declare function clearInterval(timer: number | undefined): void
