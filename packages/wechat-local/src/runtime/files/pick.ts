export interface PickOptions {
  count: number
  accept: string
}

interface Waiting {
  files: File[] | null
}

const queue: Waiting[] = []

/** For tests: the next question for files is answered with these; null declines. */
export function supplyFiles(files: File[] | null): void {
  queue.push({ files })
}

function askBrowser({ count, accept }: PickOptions): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1
    input.hidden = true
    document.body.append(input)
    const done = (files: File[]) => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => done([...(input.files ?? [])].slice(0, count)))
    input.addEventListener('cancel', () => done([]))
    input.click()
  })
}

/** Asks the person for files; an empty answer means they declined. */
export async function pickFiles(options: PickOptions): Promise<File[]> {
  const supplied = queue.shift()
  if (supplied) return (supplied.files ?? []).slice(0, options.count)
  return askBrowser(options)
}
