const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Anything else would be an error of the database, not a missing row. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
