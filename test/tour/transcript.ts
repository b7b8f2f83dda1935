/** What the tour prints: each step with what was expected and what came. */
export class Transcript {
  differences = 0
  private steps = 0
  private chapters = 0

  title(text: string): void {
    console.log(`\n${++this.chapters}. ${text}`)
  }

  note(text: string): void {
    console.log(`     ${text}`)
  }

  compare(what: string, expected: unknown, came: unknown): void {
    this.steps++
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(came) ?? 'nothing']
    const fits = wanted === got
    if (!fits) this.differences++
    console.log(`   ${fits ? '✓' : '✗'} ${what}\n       expected ${wanted}\n       came     ${got}`)
  }

  summary(): void {
    const outcome = this.differences === 0 ? 'all as expected' : `${this.differences} DIFFERENT`
    console.log(`\n${this.steps} steps: ${outcome}.`)
  }
}
