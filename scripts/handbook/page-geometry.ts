/** A4, in points. All positions on a page are measured from its left and top edge. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** The area of the running text. 463 points take 93 characters of code, and about 95 of prose. */
export const TEXT_AREA = { left: 66, right: 529.28, top: 78, bottom: 778 } as const;

export const TEXT_WIDTH = TEXT_AREA.right - TEXT_AREA.left;

/** Baselines of the running head and of the page number. */
export const HEAD_BASELINE = 52;
export const FOOT_BASELINE = 806;

/** A chapter's heading starts this far below the top of the text area. */
export const CHAPTER_SINK = 24;

export const LIST_INDENT = 18;
export const BOX_INDENT = 14;
export const CODE_PADDING = 7;
