import type { Box } from '../../../book/box.js';
import { findGrids } from './find-grids.js';

const across = (y: number, x0 = 72, x1 = 372): Box => ({ x0, x1, y0: y, y1: y + 0.5 });
const down = (x: number, y0 = 600, y1 = 700): Box => ({ x0: x, x1: x + 0.5, y0, y1 });

/** The places of the lines of each table, in points. */
function gridsOf(horizontal: Box[], vertical: Box[]): number[][][] {
  return findGrids({ horizontal, vertical }).map(({ rows, columns }) =>
    [rows, columns].map((places) => places.map((place) => Math.round(place - 0.25))),
  );
}

describe('the lines of tables', () => {
  it('give rows from top to bottom and columns from left to right', () => {
    expect(gridsOf([across(600), across(700), across(650)], [down(372), down(72), down(200)])).toEqual([
      [
        [700, 650, 600],
        [72, 200, 372],
      ],
    ]);
  });

  it('may be drawn cell by cell, and need not be around the table', () => {
    const rows = [700, 650, 600].flatMap((y) => [across(y, 72, 200), across(y, 200, 372)]);
    expect(gridsOf(rows, [down(200, 600, 650), down(200, 650, 700)])).toEqual([
      [
        [700, 650, 600],
        [72, 200, 372],
      ],
    ]);
  });

  it('leave out those that only some cells have', () => {
    const part = across(625, 72, 200);
    expect(gridsOf([across(600), part, across(700), across(650)], [down(200)])[0]?.[0]).toEqual([
      700, 650, 600,
    ]);
  });

  it('separate two tables on a page', () => {
    const table = (top: number) => [across(top), across(top - 20), across(top - 40)];
    const grids = gridsOf([...table(300), ...table(700)], [down(200, 260, 300), down(200, 660, 700)]);
    expect(grids.map(([rows]) => rows)).toEqual([
      [700, 680, 660],
      [300, 280, 260],
    ]);
  });

  it('are no tables around a listing, or between sections', () => {
    expect(gridsOf([across(600), across(700)], [down(72), down(372)])).toEqual([]);
    expect(gridsOf([across(600), across(650), across(700)], [])).toEqual([]);
  });
});
