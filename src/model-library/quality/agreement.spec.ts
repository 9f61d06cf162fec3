import { LEAST_AGREEMENT, agreementOf, requireAgreement } from './agreement.js';

const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];

describe('the agreement of two graphs', () => {
  it('is the mean and the lowest cosine of their vectors', () => {
    const reference = Float32Array.from([at(0), at(90)].flat());
    const other = Float32Array.from([at(0), at(30)].flat());
    const found = agreementOf(reference, other, 2);
    expect(found.texts).toBe(2);
    expect(found.mean).toBeCloseTo(0.75, 6);
    expect(found.min).toBeCloseTo(0.5, 6);
  });

  it('is not reached by vectors of NaN', () => {
    const found = agreementOf(Float32Array.of(1, 0, 1, 0), Float32Array.of(NaN, 0, 1, 0), 2);
    expect(() => requireAgreement(found)).toThrow(expect.objectContaining({ code: 'model.degraded' }));
  });

  it('must hold on average and at worst', () => {
    const good = { texts: 9, ...LEAST_AGREEMENT };
    expect(() => requireAgreement(good)).not.toThrow();
    expect(() => requireAgreement({ ...good, mean: good.mean - 0.001 })).toThrow(/0\.984\d on average/);
    expect(() => requireAgreement({ ...good, min: good.min - 0.001 })).toThrow(/0\.949\d at worst/);
  });
});
