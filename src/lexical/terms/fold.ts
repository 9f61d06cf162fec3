const MARKS = /\p{M}+/gu;

/** Lower case, without accents and ligatures: `Größe` and `GROSSE` differ, `Café` and `cafe` do not. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}
