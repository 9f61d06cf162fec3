import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** Where a passage stands: the view of its book that shows the page with the passage marked. */
export interface PassagePlace {
  readonly documentId: string;
  readonly page: number;
  readonly chunk: string;
  /** Words that are marked within the passage. */
  readonly mark?: string | undefined;
}

/** For `Link` and `navigate`. */
export function passageAddress({ documentId, page, chunk, mark }: PassagePlace) {
  return {
    to: '/books/$documentId',
    params: { documentId },
    search: { page, chunk, ...(mark !== undefined && { mark: mark.slice(0, MARK_LENGTH) }) },
  } as const;
}

/** Longer questions make addresses that some programs cut. */
const MARK_LENGTH = 1000;

type PassageLinkProps = { readonly place: PassagePlace } & Omit<ComponentProps<'a'>, 'href' | 'target'>;

export function PassageLink({ place, ...rest }: PassageLinkProps) {
  return <Link {...passageAddress(place)} {...rest} />;
}
