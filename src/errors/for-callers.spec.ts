import { OperationalError, UserError, toErrorData } from './errors.js';
import { forCallers } from './for-callers.js';

const PLACE = '/srv/library/models/mine';

describe('what callers see of an error', () => {
  it.each([UserError, OperationalError])('is only its code if it is an operator’s %o', (Kind) => {
    const details = { audience: 'operator', hint: `Look into ${PLACE}.`, field: PLACE } as const;
    const told = forCallers(
      toErrorData(new Kind('model.damaged', `${PLACE} is damaged.`, details)),
      'the id of the run',
    );
    expect(told).toMatchObject({
      code: 'model.damaged',
      hint: expect.stringContaining('under the id of the run') as string,
    });
    expect(JSON.stringify(told)).not.toContain(PLACE);
  });

  it('is all of it if they can fix it', () => {
    const error = toErrorData(
      new UserError('document.encrypted', 'It is encrypted.', { hint: 'Give --password.' }),
    );
    expect(forCallers(error, 'the id of the run')).toEqual(error);
  });
});
