import { OutageLog } from './outage-log.js';

describe('The log of an outage', () => {
  it('has its beginning, and that of the next one', () => {
    const lines: string[] = [];
    const log = new OutageLog((line) => lines.push(line));
    log.succeeded();
    for (const reason of ['refused', 'refused', 'starting up']) log.failed(new Error(reason));
    log.succeeded();
    log.failed(new Error('reset'));
    expect(lines).toEqual(['refused', 'reset']);
  });
});
