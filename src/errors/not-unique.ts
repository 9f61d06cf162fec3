/** SQLSTATE `unique_violation` (PostgreSQL, "Error Codes"). */
const UNIQUE_VIOLATION = '23505';

/** Whether a statement failed because there is such a row already, which somebody else may have made at this moment. */
export function isNotUnique(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === UNIQUE_VIOLATION;
}
