// What was not as it should be, told once for each fault and not once for each activity.

const MAX_SENTENCES = 100;
const MAX_EXAMPLES = 3;
const MAX_NAME = 60;

export class Warnings {
  readonly #examples = new Map<string, { readonly names: string[]; count: number }>();
  #more = 0;

  /** @param sentence without its full stop @param about the title of what it is about; none where it is the file */
  add(sentence: string, about: string | null = null): void {
    let known = this.#examples.get(sentence);
    if (!known) {
      if (this.#examples.size >= MAX_SENTENCES) {
        this.#more++;
        return;
      }
      known = { names: [], count: 0 };
      this.#examples.set(sentence, known);
    }
    if (about === null) return;
    known.count++;
    if (known.names.length < MAX_EXAMPLES) known.names.push(shortName(about));
  }

  /** One sentence for each fault, naming what it was found in. */
  sentences(): readonly string[] {
    const told = [...this.#examples].map(([sentence, { names, count }]) => {
      if (count === 0) return `${sentence}.`;
      const more = count > names.length ? ` and ${count - names.length} more` : '';
      return `${sentence}: ${names.map((name) => `“${name}”`).join(', ')}${more}.`;
    });
    return this.#more > 0 ? [...told, `There are ${this.#more} more faults like these.`] : told;
  }
}

/** A name from a file as a sentence can hold it: on one line, and not too long. */
export function shortName(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const characters = [...line.slice(0, 2 * MAX_NAME)];
  return characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME).join('')}…` : line;
}
