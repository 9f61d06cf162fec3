import { LAST_STAGES } from './run-states.js';
import { STAGES } from './stages.js';
import type { RunState } from './run-states.js';
import { percentOf } from './run-view.js';

describe('the percent of a run', () => {
  it.each(LAST_STAGES)('rises from 0 to 100 when it ends with %s', (lastStage) => {
    const stages = STAGES.slice(0, STAGES.indexOf(lastStage) + 1);
    const of = (state: RunState, progressDone: number) =>
      percentOf({ state, lastStage, failedStage: null, progressDone, progressTotal: 4 });
    const percents = stages.flatMap((stage) => [of(stage, 0), of(stage, 2), of(stage, 4)]);
    expect(percents.at(0)).toBe(0);
    expect(percents.at(-1)).toBe(100);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(of('completed', 0)).toBe(100);
  });
});
