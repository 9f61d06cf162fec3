/**
 * The SQL of a common table `below`, for `WITH RECURSIVE`: the ids of sections and of all that lie below them.
 *
 * @param first Which sections, as a condition on the table `sections`.
 */
export function sectionsBelow(first: string): string {
  return `below AS (
    SELECT id FROM sections WHERE ${first}
    UNION SELECT s.id FROM sections s JOIN below ON s.parent_id = below.id)`;
}
