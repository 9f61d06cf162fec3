import { explainFull } from './storage-full.js';

const errorOf = (message: string, code?: string) => Object.assign(new Error(message), { code });

describe('a full disk', () => {
  it.each([
    errorOf('write', 'ENOSPC'),
    errorOf('write', 'EDQUOT'),
    errorOf('could not extend file "base/1"', '53100'),
    errorOf('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
  ])('is reported as such: $message', (error) => {
    expect(explainFull(error, '/data')).toMatchObject({ code: 'data_folder.full', cause: error });
  });

  it('leaves other errors as they are', () => {
    const error = errorOf('denied', 'EACCES');
    expect(explainFull(error, '/data')).toBe(error);
  });
});
