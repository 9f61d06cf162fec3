const HIDDEN = '***';

/** Shorter values are no secrets that anybody could keep, and are part of ordinary words. */
const SHORTEST_SECRET = 6;

/** What is secret by its form, wherever it stands. The first group stays. */
const FORMS: readonly RegExp[] = [
  // Keys of the API, and secrets of webhooks.
  /\b(colo_)[0-9A-Za-z]{8,}/g,
  /\b(whsec_)[0-9A-Za-z+/=]+/g,
  // The login in an address.
  /\b([a-z][a-z\d+.-]*:\/\/)[^\s/?#"'@]+(?=@)/gi,
  /\b(bearer\s+)[\w.~+/=-]+/gi,
  // Tokens of an issuer (JWT).
  /\b()eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
  // Signed links.
  /\b(signature=)[^&\s"']+/gi,
];

/** Hides secrets in texts that are about to be logged: the last barrier, behind code that does not log them at all. */
export class Redaction {
  private readonly known: readonly string[];

  /** @param secrets Values of settings that are never printed. */
  constructor(secrets: readonly string[] = []) {
    const written = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
    this.known = [...new Set(written)].filter(({ length }) => length >= SHORTEST_SECRET);
  }

  clean(text: string): string {
    let cleaned = text;
    for (const secret of this.known) cleaned = cleaned.replaceAll(secret, HIDDEN);
    for (const form of FORMS) cleaned = cleaned.replace(form, `$1${HIDDEN}`);
    return cleaned;
  }
}
