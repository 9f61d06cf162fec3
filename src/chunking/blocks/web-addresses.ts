/**
 * Addresses tell a search nothing and cost dozens of tokens; brackets around one go with it. The mark that ends the
 * sentence stays, without the space that stood before the address.
 */
const WEB_ADDRESS =
  /( ?)[<(]?\b(?:(?:https?|ftp): ?\/\/ ?|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]][>)]?(?=([.,;:!?)\]]|\s|$)?)/g;
/** An address that the end of a line may have cut: it ends in a sign that stands between two parts of one. */
const CUT_ADDRESS =
  /\b(?:https?|ftp):(?:\/|\/\/ ?(?:[^\s<>"')\]]*[./_=&?#%~-])?)?$|\bwww\.(?:[^\s<>"')\]]*[./_=&?#%~-])?$/;
/** How the rest of an address looks on the next line: a first word with a slash, or a dot within it. */
const REST_OF_ADDRESS = /^[\w~%#?=&.-]*(?:\/|\.\w)[\w~%#?=&./-]*/;

/** Does an address at the end of `text` go on in `next`? */
export function goesOnAsAddress(text: string, next: string): boolean {
  return CUT_ADDRESS.test(text) && REST_OF_ADDRESS.test(next);
}

/** A text as it is embedded, without web addresses; one that holds nothing else stays as it is. */
export function withoutAddresses(text: string): string {
  const left = text.replace(WEB_ADDRESS, (_, space: string, closes?: string) =>
    closes === undefined ? space : '',
  );
  if (left === text || left.trim() === '') return text;
  return left.trimStart();
}
