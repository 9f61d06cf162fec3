const CONNECTORS = /::|->|[._\-/:+'’\\@$#~%]+/u;
/** Between `r` and `B` of `userById`, before the last capital of `HTMLParser`, and between letters and digits no more. */
const HUMPS = /(?<=\p{Ll}|\p{N})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** The words that a name is made of: `parseHTMLResponse` is parse, HTML, Response. A plain word is one part. */
export function splitName(name: string): string[] {
  return name
    .split(CONNECTORS)
    .flatMap((part) => part.split(HUMPS))
    .filter((part) => part !== '');
}
