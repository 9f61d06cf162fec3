const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Anything else would be an error of the database, not a missing row. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
