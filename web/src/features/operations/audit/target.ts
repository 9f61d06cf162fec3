/** What a request was about: the first identifier of its address. */
export interface Target {
  /** The part of the address before it, such as `documents`. */
  readonly kind: string;
  readonly id: string;
}

/** @returns Null if the address names nothing: the request was about the whole library, or made something new. */
export function targetOf({ route, path }: { readonly route: string; readonly path: string }): Target | null {
  const parts = route.split('/');
  const at = parts.findIndex((part) => part.startsWith(':'));
  const kind = parts[at - 1];
  const id = path.split('/')[at];
  return kind === undefined || id === undefined || id === '' ? null : { kind, id: decoded(id) };
}

/** An address that a stranger wrote need not be a good one. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
