/** Characters with a meaning anywhere in a line. `_` inside a word and `&` without an entity have no meaning. */
const INLINE = /[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** Characters that open a heading, a quotation or an item at the start of a line, or underline the line above. */
const OPENING = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[=:|-][\s=:|-]*$)/;
const COUNTER = /^(\d+)([.)])(?=\s|$)/;

/** Escapes a line of text, so that Markdown shows it unchanged. */
export function escapeMarkdown(line: string): string {
  return line
    .trim()
    .replace(INLINE, String.raw`\$&`)
    .replace(OPENING, String.raw`\$&`)
    .replace(COUNTER, String.raw`$1\$2`);
}
