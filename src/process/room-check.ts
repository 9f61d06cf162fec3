/** `reach`: cheap, asked every few seconds by a prober. `use`: does once what the room is for. */
export type CheckDepth = 'reach' | 'use';

/** What a room that can work says of itself. */
export interface Health {
  /** For an operator: it may name addresses and paths. */
  readonly message: string;
  /** What works all the same, and should be changed. */
  readonly warnings?: readonly string[];
  /** For anyone who asks for the health: neither addresses nor paths. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Looks whether a room can work: `doctor` and the health of the API ask the same checks. */
export abstract class RoomCheck {
  abstract readonly name: 'model' | 'embedding' | 'vectors' | 'store' | 'database' | 'queue';

  /**
   * @param late Aborts when nobody waits for the answer any more.
   * @throws why the room cannot work, with the way out.
   */
  abstract check(depth: CheckDepth, late?: AbortSignal): Promise<Health>;
}
