/**
 * A WebAssembly module with one function, written down instruction by instruction as no compiler is at hand for one loop:
 *
 *     products(query, vectors, into, rows, stride)
 *
 * For each of the rows it adds up the products of the query's and the row's numbers and stores the sum. All addresses and
 * the stride are in bytes; the stride is a multiple of `STRIDE`. Four numbers are multiplied at once, and there are four
 * sums of four, as every addition would wait for the one before it.
 *
 * Numbers of the instructions: https://webassembly.github.io/spec/core/binary/instructions.html
 */

/** Sixteen numbers of four bytes. */
export const STRIDE = 64;

const PARAMETERS = 5;
const [QUERY, VECTORS, INTO, ROWS, BYTES, AT, FIRST_SUM] = [0, 1, 2, 3, 4, 5, 6] as const;
const SUMS = [FIRST_SUM, FIRST_SUM + 1, FIRST_SUM + 2, FIRST_SUM + 3] as const;

const I32 = 0x7f;
const V128 = 0x7b;
const NO_RESULT = 0x40;
const END = 0x0b;
const I32_ADD = 0x6a;
const F32_ADD = 0x92;
const V128_ADD = [0xfd, 0xe4, 0x01];
const V128_MULTIPLY = [0xfd, 0xe6, 0x01];

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
/** Numbers below 64 only, or a multiple of 64 below 8192: signed LEB128 in one or two bytes. */
const constant = (value: number): number[] =>
  value < 64 ? [0x41, value] : [0x41, (value & 0x7f) | 0x80, value >> 7];
const load = (offset: number): number[] => [0xfd, 0x00, 4, offset];
const lane = (index: number): number[] => [0xfd, 0x1f, index];
const ZERO = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)];
const loop = (...body: readonly number[][]): number[] => [0x03, NO_RESULT, ...body.flat(), END];
/** To the beginning of the loop that the instruction stands in, if the value before it is not zero. */
const AGAIN_IF = [0x0d, 0];

const sumOfQuarter = (sum: number, quarter: number): number[] => [
  ...get(sum),
  ...[get(QUERY), get(AT), [I32_ADD], load(16 * quarter)].flat(),
  ...[get(VECTORS), get(AT), [I32_ADD], load(16 * quarter)].flat(),
  ...V128_MULTIPLY,
  ...V128_ADD,
  ...set(sum),
];

const CODE = loop(
  ...SUMS.map((sum) => [...ZERO, ...set(sum)]),
  [...constant(0), ...set(AT)],
  loop(
    ...SUMS.map(sumOfQuarter),
    [...get(AT), ...constant(STRIDE), I32_ADD, ...tee(AT)],
    [...get(BYTES), 0x49 /* i32.lt_u */, ...AGAIN_IF],
  ),
  [...get(SUMS[0]), ...get(SUMS[1]), ...V128_ADD, ...get(SUMS[2]), ...get(SUMS[3]), ...V128_ADD, ...V128_ADD],
  set(SUMS[0]),
  [...get(INTO), ...get(SUMS[0]), ...lane(0), ...get(SUMS[0]), ...lane(1), F32_ADD],
  [...get(SUMS[0]), ...lane(2), ...get(SUMS[0]), ...lane(3), F32_ADD, F32_ADD],
  [0x38 /* f32.store */, 2, 0],
  [...get(VECTORS), ...get(BYTES), I32_ADD, ...set(VECTORS)],
  [...get(INTO), ...constant(4), I32_ADD, ...set(INTO)],
  [...get(ROWS), ...constant(1), 0x6b /* i32.sub */, ...tee(ROWS), ...AGAIN_IF],
);

const text = (value: string): number[] => [value.length, ...Buffer.from(value)];
const sized = (body: readonly number[]): number[] => [(body.length & 0x7f) | 0x80, body.length >> 7, ...body];
const section = (id: number, body: readonly number[]): number[] => [id, ...sized(body)];

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

export const PRODUCTS_MODULE = Uint8Array.from([
  ...MAGIC_AND_VERSION,
  ...section(1, [1, 0x60, PARAMETERS, ...Array.from({ length: PARAMETERS }, () => I32), 0]),
  ...section(2, [1, ...text('held'), ...text('memory'), 0x02, 0x00, 0]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('products'), 0x00, 0]),
  ...section(10, [1, ...sized([2, 1, I32, SUMS.length, V128, ...CODE, END])]),
]);
