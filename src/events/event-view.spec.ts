import { eventView } from './event-view.js';
import type { StoredEvent } from './stored-event.js';

const BEGAN = '2026-03-02T09:30:00.000Z';

/** An event of a run that has embedded for ten seconds. */
function ofRun(payload: Readonly<Record<string, unknown>>): StoredEvent {
  return {
    id: 7n,
    at: new Date('2026-03-02T09:30:10.000Z'),
    documentId: 'd',
    runId: 'r',
    type: 'run',
    payload: {
      state: 'embedding',
      lastStage: 'publishing',
      stageStartedAt: BEGAN,
      attempts: 2,
      progressDone: 520,
      progressTotal: 1000,
      failedStage: null,
      errorCode: null,
      errorMessage: null,
      ...payload,
    },
  };
}

describe('the event of a run', () => {
  it('counts in its rate only what was computed, not what a lost run had made', () => {
    expect(eventView(ofRun({ saved: 500 }))).toMatchObject({ saved: 500, rate: 2, secondsLeft: 240 });
    // They are copied before anything is computed.
    expect(eventView(ofRun({ saved: 520 }))).toMatchObject({ rate: null, secondsLeft: null });
  });

  it('takes an event of an earlier version for one of a run that began from nothing', () => {
    expect(eventView(ofRun({}))).toMatchObject({ saved: 0, rate: 52, secondsLeft: 10 });
  });

  it('leaves vectors out of the rate of other stages, whose progress is counted in pages', () => {
    expect(eventView(ofRun({ state: 'reading', saved: 500 }))).toMatchObject({ rate: 52 });
  });
});

describe('an event of the library', () => {
  it('names no document', () => {
    const event: StoredEvent = {
      id: 8n,
      at: new Date(BEGAN),
      documentId: null,
      runId: null,
      type: 'ranking',
      payload: { rankingId: null, status: 'completed' },
    };
    expect(eventView(event)).toEqual({
      id: '8',
      at: BEGAN,
      type: 'ranking',
      rankingId: null,
      status: 'completed',
    });
  });
});
