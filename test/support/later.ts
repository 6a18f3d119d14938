// A value that the test will know later, and whatever waits for it until then.
export class Later<Value> {
  readonly value: Promise<Value>;
  #tell: (value: Value) => void = () => {};

  constructor() {
    this.value = new Promise((tell) => {
      this.#tell = tell;
    });
  }

  /** Tells the value; the first time counts. */
  readonly tell = (value: Value): void => this.#tell(value);
}
