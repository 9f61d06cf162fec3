/** The columns of a chunk besides its place among the others, and their types in a record made from JSON. */
const TYPES = {
  type: 'text',
  type_reason: 'jsonb',
  difficulty: 'text',
  text: 'text',
  content_hash: 'text',
  embed_prefix: 'text',
  embed_hash: 'text',
  token_count: 'int',
  page_first: 'int',
  page_last: 'int',
  char_first: 'int',
  char_last: 'int',
  parts: 'jsonb',
  page_label_first: 'text',
  page_label_last: 'text',
  corrections: 'uuid[]',
} as const;

export const TEXT_COLUMNS = Object.keys(TYPES);
export const TEXT_RECORD = Object.entries(TYPES)
  .map(([column, type]) => `${column} ${type}`)
  .join(', ');
