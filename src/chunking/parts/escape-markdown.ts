/** Signs that mean something anywhere in a line; `_` inside a word and `&` that opens no entity mean nothing. */
const INLINE = /[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** Opens a heading, a quotation or an item, or underlines the line above, where it begins a line. */
const OPENING = /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[=:|-][\s=:|-]*$)/;
const COUNTER = /^(\d+)([.)])(?=\s|$)/;

/** A line of text as Markdown that shows it as it is. */
export function escapeMarkdown(line: string): string {
  return line
    .trim()
    .replace(INLINE, String.raw`\$&`)
    .replace(OPENING, String.raw`\$&`)
    .replace(COUNTER, String.raw`$1\$2`);
}
