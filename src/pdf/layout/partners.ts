interface AtHeight {
  readonly y: number;
}

/** Two cells in a row of a table are at the same height, but for rounding; in points. */
const PARTNER_POINTS = 1;

/** Whether any of the others is at the same height. */
export function hasPartner({ y }: AtHeight, others: readonly AtHeight[]): boolean {
  return others.some((other) => Math.abs(other.y - y) <= PARTNER_POINTS);
}

/** The share of `some` that has a partner in `others`; only those beside the others are counted. 0 if none is. */
export function partnerShare(some: readonly AtHeight[], others: readonly AtHeight[]): number {
  const top = others.reduce((highest, { y }) => Math.max(highest, y), -Infinity) + PARTNER_POINTS;
  const bottom = others.reduce((lowest, { y }) => Math.min(lowest, y), Infinity) - PARTNER_POINTS;
  const beside = some.filter(({ y }) => y <= top && y >= bottom);
  if (beside.length === 0) return 0;
  return beside.filter((one) => hasPartner(one, others)).length / beside.length;
}
