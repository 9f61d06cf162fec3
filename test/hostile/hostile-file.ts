/** What must come of reading a file. */
export type Expected =
  /** A named error. */
  | { readonly refused: string }
  | {
      /** Pages that are lost, each with its reason; every other page is read. */
      readonly lost?: readonly number[];
      /** Pages that are read and doubted. */
      readonly doubted?: readonly number[];
      /** Words that the chunks hold, and words that they must not hold. */
      readonly says?: readonly string[];
      readonly hides?: readonly string[];
    };

export interface HostileFile {
  readonly name: string;
  readonly expected: Expected;
  readonly password?: string;
  /** Of computing; 15 unless given. */
  readonly seconds?: number;
  /** Made when it is needed: some are tens of megabytes. */
  readonly make: () => Buffer;
}
