const HIDDEN = '***';

/** Shorter values are no secrets that anybody could keep, and are part of ordinary words. */
const SHORTEST_SECRET = 6;

/** Where a word begins; also behind a line break as JSON writes it, whose letter would else be the first of the word. */
const START = String.raw`(?:\b|(?<=\\[bfnrt]))`;

/**
 * What is secret by its form, wherever it stands. The first group stays. Each form is looked for in a time that grows as
 * the text does: whoever sends requests decides about parts of a line.
 */
const FORMS: readonly RegExp[] = [
  // Keys of the API, and secrets of webhooks.
  /(colo_)[0-9A-Za-z]{8,}/g,
  /(whsec_)[0-9A-Za-z+/=]+/g,
  // The login in an address.
  /(:\/\/)[^\s/?#"']+(?=@)/g,
  /(bearer\s+)[\w.~+/=-]+/gi,
  // Tokens of an issuer (JWT).
  /()eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
  // Signed links. A quote behind one is escaped in JSON, and must stay so.
  /(signature=)[^&\s"'\\]+/gi,
].map(({ source, flags }) => new RegExp(START + source, flags));

/** Hides secrets in texts that are about to be logged: the last barrier, behind code that does not log them at all. */
export class Redaction {
  private readonly known: readonly string[];

  /** @param secrets Values of settings that are never printed. */
  constructor(secrets: readonly string[] = []) {
    const written = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
    const known = [...new Set(written)].filter(({ length }) => length >= SHORTEST_SECRET);
    // The longest first: of a secret that begins with another, the rest would stay.
    this.known = known.toSorted((a, b) => b.length - a.length);
  }

  clean(text: string): string {
    let cleaned = text;
    for (const secret of this.known) cleaned = cleaned.replaceAll(secret, HIDDEN);
    for (const form of FORMS) cleaned = cleaned.replace(form, `$1${HIDDEN}`);
    return cleaned;
  }
}
