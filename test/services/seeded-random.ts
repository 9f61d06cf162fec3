/**
 * Random numbers from 0 to 1 that make failures reproducible: the seed is printed, and can be set with TEST_SEED.
 *
 * A linear congruential generator with the constants of Numerical Recipes (Press et al., 2nd edition, section 7.1).
 */
export function seededRandom(name: string): () => number {
  const given = Number(process.env['TEST_SEED'] ?? '');
  let state = Number.isSafeInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 32);
  process.stdout.write(`${name}: TEST_SEED=${state}\n`);
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
