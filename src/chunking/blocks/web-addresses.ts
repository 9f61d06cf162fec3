/**
 * Web addresses do not help a search and cost dozens of tokens. Brackets around an address are removed with it. The
 * mark that ends the sentence stays, without the space before the address.
 */
const WEB_ADDRESS =
  /( ?)[<(]?\b(?:(?:https?|ftp): ?\/\/ ?|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]][>)]?(?=([.,;:!?)\]]|\s|$)?)/g;
/** An address that a line end may have cut, because it ends with a sign that separates two of its parts. */
const CUT_ADDRESS =
  /\b(?:https?|ftp):(?:\/|\/\/ ?(?:[^\s<>"')\]]*[./_=&?#%~-])?)?$|\bwww\.(?:[^\s<>"')\]]*[./_=&?#%~-])?$/;
/** The rest of an address on the next line: a first word that contains a slash, or a dot inside it. */
const REST_OF_ADDRESS = /^[\w~%#?=&.-]*(?:\/|\.\w)[\w~%#?=&./-]*/;

/** Does an address at the end of `text` continue in `next`? */
export function goesOnAsAddress(text: string, next: string): boolean {
  return CUT_ADDRESS.test(text) && REST_OF_ADDRESS.test(next);
}

/** Removes web addresses from a text before it is embedded. A text that has nothing else stays unchanged. */
export function withoutAddresses(text: string): string {
  const left = text.replace(WEB_ADDRESS, (_, space: string, closes?: string) =>
    closes === undefined ? space : '',
  );
  if (left === text || left.trim() === '') return text;
  return left.trimStart();
}
