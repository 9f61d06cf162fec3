/** SQL for a number that grows with each correction of the document $1, and each one that is undone. */
export const REVISION = `
  SELECT count(*) + count(undone_at) FROM corrections WHERE document_id = $1`;
