import { EmbeddingConfig } from './embedding.config.js';
import { textsPerMessage } from './model-slots.js';

const TWO = 'prose,code=listings,example=listings,exercise=listings,try_it=listings';

describe('the texts of a message', () => {
  it.each([
    // models, setting, device, texts for the model of prose, texts for the model of listings
    [TWO, 'auto', 'cpu', 8, 8],
    [TWO, 'auto', 'cuda', 32, 16],
    [TWO, '64', 'cuda', 64, 64],
    [TWO, '24,code=12,example=6,exercise=12,try_it=12', 'cuda', 24, 6],
    [TWO, '24,code=12,example=12,exercise=12,try_it=12', 'cpu', 24, 12],
  ] as const)('for %s with %s on %s are %i and %i', (models, setting, device, prose, listings) => {
    const config = new EmbeddingConfig({ EMBEDDING_MODELS: models, EMBEDDING_TEXTS_PER_MESSAGE: setting });
    expect(textsPerMessage('prose', config, device)).toBe(prose);
    expect(textsPerMessage('listings', config, device)).toBe(listings);
  });

  it('of one model for all types is the number for concept chunks, or the smallest number that was set', () => {
    expect(textsPerMessage('all-MiniLM-L6-v2', new EmbeddingConfig({}), 'cuda')).toBe(32);
    const config = new EmbeddingConfig({ EMBEDDING_TEXTS_PER_MESSAGE: '32,code=16' });
    expect(textsPerMessage('all-MiniLM-L6-v2', config, 'cpu')).toBe(16);
  });
});
