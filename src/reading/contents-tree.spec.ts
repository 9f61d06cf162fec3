import { sectionViews, treeOf, upperLevels } from './contents-tree.js';
import type { SectionRow } from './section.repository.js';

/** Rows of a book whose sections have these levels, each with one chunk. */
function rowsOf(...levels: readonly number[]): SectionRow[] {
  const open: string[] = [];
  return levels.map((level, order) => {
    const id = `s${order}`;
    open[level] = id;
    const parentId = level === 0 ? null : open[level - 1]!;
    return {
      id,
      parentId,
      order,
      level,
      title: id,
      path: [],
      pageFirst: order + 1,
      pageLast: order + 1,
      chunks: 1,
      corrected: false,
    };
  });
}

const LABELS = new Map([[1, 'i']]);

describe('the contents of a book', () => {
  it('count the chunks of each section with those below it, on all levels', () => {
    const views = sectionViews(rowsOf(0, 1, 2, 2, 1, 0), LABELS);
    expect(views.map(({ chunksBelow }) => chunksBelow)).toEqual([5, 3, 1, 1, 1, 1]);
    expect(views.map(({ pageLabelFirst }) => pageLabelFirst)).toEqual(['i', null, null, null, null, null]);
  });

  it('are a tree that has each of them once', () => {
    const tree = treeOf(sectionViews(rowsOf(0, 1, 2, 1, 0), LABELS));
    expect(tree).toMatchObject([
      { id: 's0', children: [{ id: 's1', children: [{ id: 's2', children: [] }] }, { id: 's3' }] },
      { id: 's4', children: [] },
    ]);
  });

  it('lose whole levels when they are too large, and never all of the top one', () => {
    const views = sectionViews(rowsOf(0, 1, 1, 0, 1), LABELS);
    const all = JSON.stringify(treeOf(views)).length;
    expect(upperLevels(views, 9, 2 * all)).toEqual(views);
    expect(upperLevels(views, 1, 2 * all).map(({ id }) => id)).toEqual(['s0', 's3']);
    expect(upperLevels(views, 9, all - 50).map(({ id }) => id)).toEqual(['s0', 's3']);
    expect(upperLevels(views, 9, all / 3).map(({ id }) => id)).toEqual(['s0']);
  });
});
