/** `reach`: cheap, asked every few seconds by a prober. `use`: does once what the room is for. */
export type CheckDepth = 'reach' | 'use';

/** What `doctor --fix` can do: all of it is what the program does by itself sooner or later, and loses nothing. */
export type Mend = 'migrations' | 'leftovers' | 'runs' | 'words';

/** Something that is wrong, although the room can be asked. */
export interface Fault {
  /** Stable and dotted; listed in chapter 10 of the handbook. */
  readonly code: string;
  /** For an operator: it may name addresses and paths. */
  readonly message: string;
  /** The way out, as a sentence. */
  readonly hint: string;
  /** Missing where only a person can decide what to do. */
  readonly mend?: Mend;
}

/** What a room that can work says of itself. */
export interface Health {
  /** For an operator: it may name addresses and paths. */
  readonly message: string;
  /** What works all the same, and should be changed. */
  readonly warnings?: readonly string[];
  /** What does not work, or soon will not. */
  readonly faults?: readonly Fault[];
  /** For anyone who asks for the health: neither addresses nor paths. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Looks whether a room can work: `doctor` and the health of the API ask the same checks. */
export abstract class RoomCheck {
  abstract readonly name:
    | 'model'
    | 'embedding'
    | 'vectors'
    | 'store'
    | 'database'
    | 'queue'
    | 'settings'
    | 'disk'
    | 'ports'
    | 'leftovers'
    | 'library';

  /**
   * @param late Aborts when nobody waits for the answer any more.
   * @throws why the room cannot work, with the way out.
   */
  abstract check(depth: CheckDepth, late?: AbortSignal): Promise<Health>;
}
