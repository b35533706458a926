// What the story claims, noted as it goes on. A demonstration that does not check itself proves nothing.

export class Expectations {
  readonly #unmet: string[] = [];
  #met = 0;
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  expect(sentence: string, isMet: boolean): void {
    this.#say(`   ${isMet ? 'ok ' : 'NOT'}  ${sentence}`);
    if (isMet) this.#met += 1;
    else this.#unmet.push(sentence);
  }

  get unmet(): readonly string[] {
    return this.#unmet;
  }

  get met(): number {
    return this.#met;
  }
}
