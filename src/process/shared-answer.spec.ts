import { SharedAnswer } from './shared-answer.js';

/** A question whose answers the test gives, in the order of asking. */
function question() {
  const asked: { answer(value: number): void; fail(error: Error): void }[] = [];
  const shared = new SharedAnswer(
    () => new Promise<number>((answer, fail) => void asked.push({ answer, fail })),
  );
  return { shared, asked };
}

describe('SharedAnswer', () => {
  it('asks once more for all who come while it is being asked', async () => {
    const { shared, asked } = question();
    const first = shared.get();
    const others = [shared.get(), shared.get(), shared.get()];
    expect(asked).toHaveLength(1);
    asked[0]!.answer(1);
    await expect(first).resolves.toBe(1);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    const late = shared.get();
    asked[1]!.answer(2);
    await expect(Promise.all(others)).resolves.toEqual([2, 2, 2]);
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    asked[2]!.answer(3);
    await expect(late).resolves.toBe(3);
  });

  it('asks again for who comes after the answer', async () => {
    const { shared, asked } = question();
    const before = shared.get();
    asked[0]!.answer(1);
    await before;
    const after = shared.get();
    asked[1]!.answer(2);
    await expect(after).resolves.toBe(2);
  });

  it('passes an error on to those who asked that question, and asks the next one', async () => {
    const { shared, asked } = question();
    const failing = shared.get();
    const waiting = shared.get();
    asked[0]!.fail(new Error('away'));
    await expect(failing).rejects.toThrow('away');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]!.answer(2);
    await expect(waiting).resolves.toBe(2);
  });
});
