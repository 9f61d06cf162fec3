import { texts } from '../texts/texts.js';
import { Button } from './button.js';

interface MoreButtonProps {
  /** A list that is read page after page. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** Reads on, if there is more. */
export function MoreButton({ list }: MoreButtonProps) {
  if (!list.hasNextPage) return null;
  return (
    <Button
      className="mt-3 self-start"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {texts.common.loadMore}
    </Button>
  );
}
