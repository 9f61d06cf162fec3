import fc from 'fast-check';
import { KEY_FORM, hashOf, idOfKey, makeKey } from './key-text.js';

const DIGIT = '[0-9A-Za-z]';

describe('the form of a key', () => {
  it('is the one that secret scanners are told, and contains its identifier', () => {
    for (let round = 0; round < 200; round++) {
      const { id, key, hash } = makeKey();
      expect(key).toMatch(new RegExp(`^colo_${DIGIT}{57}$`));
      expect(`"${key}",`.match(KEY_FORM)?.[0]).toBe(key);
      expect(idOfKey(key)).toBe(id);
      expect(hashOf(key)).toEqual(hash);
    }
  });

  it('is never the same twice', () => {
    const keys = Array.from({ length: 200 }, makeKey);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(200);
    expect(new Set(keys.map(({ key }) => key.slice(13, 56))).size).toBe(200);
  });

  it('shows a typing mistake anywhere', () => {
    const digits = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 56 }), fc.constantFrom(...digits), (at, digit) => {
        const { key } = makeKey();
        const place = 'colo_'.length + at;
        fc.pre(key[place] !== digit);
        expect(idOfKey(key.slice(0, place) + digit + key.slice(place + 1))).toBeNull();
      }),
    );
  });

  it.each([
    '',
    'colo_',
    'secret',
    `${makeKey().key} `,
    `${makeKey().key}\n`,
    makeKey().key.slice(1),
    makeKey().key.slice(0, -1),
  ])('does not accept %j', (text) => expect(idOfKey(text)).toBeNull());
});
