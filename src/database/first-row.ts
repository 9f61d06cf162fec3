/** TypeORM answers UPDATE … RETURNING with `[rows, count]`. */
export function firstRow<T extends object>(result: unknown): T | null {
  const [rows] = result as [T[], number];
  return rows[0] ?? null;
}
