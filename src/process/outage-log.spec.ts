import { OutageLog } from './outage-log.js';

describe('the log of an outage', () => {
  it('contains only the first failure, and that of the next outage', () => {
    const lines: string[] = [];
    const log = new OutageLog((line) => lines.push(line));
    log.succeeded();
    for (const reason of ['refused', 'refused', 'starting up']) log.failed(new Error(reason));
    log.succeeded();
    log.failed(new Error('reset'));
    expect(lines).toEqual(['refused', 'reset']);
  });
});
