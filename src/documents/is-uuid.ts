const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The database reports any other text as an error instead of a missing row. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
