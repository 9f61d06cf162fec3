const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The database reports any other text as an error instead of a missing row. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
