/**
 * Reads the fields of a JSON object from another program, and describes problems in plain words.
 *
 * @param fail Turns a problem, such as `"hidden_size" must be a positive whole number`, into the error to throw.
 */
export class JsonRecord {
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(
    value: unknown,
    private readonly fail: (problem: string) => Error,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw fail('it must hold a JSON object');
    }
    this.#fields = new Map(Object.entries(value));
  }

  /** @throws the error from `fail` if the text is not JSON or not an object. */
  static parse(json: string, fail: (problem: string) => Error): JsonRecord {
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw fail(`it is not valid JSON (${error.message})`);
    }
    return new JsonRecord(value, fail);
  }

  get names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  text(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value !== 'string' || value === '') throw this.fail(`"${name}" must be a text`);
    return value;
  }

  textOrEmpty(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value !== 'string') throw this.fail(`"${name}" must be a text`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.#fields.get(name);
    if (typeof value !== 'boolean') throw this.fail(`"${name}" must be true or false`);
    return value;
  }

  positiveInteger(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
      throw this.fail(`"${name}" must be a positive whole number`);
    }
    return value;
  }

  /** A whole number of at least 0. */
  natural(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw this.fail(`"${name}" must be a whole number from 0`);
    }
    return value;
  }

  positiveNumber(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
      throw this.fail(`"${name}" must be a positive number`);
    }
    return value;
  }

  /** Whole numbers of at least 0, in the order of the file. */
  naturals(name: string): readonly number[] {
    const value = this.#fields.get(name);
    if (!Array.isArray(value) || !value.every((item) => Number.isSafeInteger(item) && Number(item) >= 0)) {
      throw this.fail(`"${name}" must be a list of whole numbers`);
    }
    return value.map(Number);
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.#fields.get(name);
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) {
      throw this.fail(`"${name}" must be ${allowed.join(' or ')}, not ${JSON.stringify(value)}`);
    }
    return found;
  }

  record(name: string): JsonRecord {
    return new JsonRecord(this.#fields.get(name), (problem) => this.fail(`"${name}": ${problem}`));
  }

  records(name: string): readonly JsonRecord[] {
    const value: unknown = this.#fields.get(name);
    if (!Array.isArray(value)) throw this.fail(`"${name}" must be a list`);
    return value.map(
      (item: unknown, index) =>
        new JsonRecord(item, (problem) => this.fail(`"${name}", entry ${index + 1}: ${problem}`)),
    );
  }
}
