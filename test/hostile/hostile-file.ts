/** The expected result of reading a file. */
export type Expected =
  /** A named error. */
  | { readonly refused: string }
  | {
      /** Pages that are lost, each with its reason; all other pages are read. */
      readonly lost?: readonly number[];
      /** Pages that are read with a warning. */
      readonly doubted?: readonly number[];
      /** Words that the chunks must contain, and words that they must not contain. */
      readonly says?: readonly string[];
      readonly hides?: readonly string[];
    };

export interface HostileFile {
  readonly name: string;
  readonly expected: Expected;
  readonly password?: string;
  /** Of computing; 15 unless given. */
  readonly seconds?: number;
  /** Called when the file is needed: some are tens of megabytes. */
  readonly make: () => Buffer;
}
