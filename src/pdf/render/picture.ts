/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture as rows of red, green, blue and opacity, from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Something to draw on a page; coordinates as in `Line`: points, y upwards from the bottom edge. */
export interface Mark {
  readonly kind: 'tint' | 'border' | 'rule';
  readonly x0: number;
  readonly x1: number;
  /** Upper and lower edge; for a rule only the upper one counts. */
  readonly top: number;
  readonly bottom: number;
  readonly colour: Colour;
  /**
   * Digits, `#` and `S`, drawn in the mark's colour at its upper edge: on the left for a rule, otherwise on the right.
   */
  readonly label?: string;
}
