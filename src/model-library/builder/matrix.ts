/** Row-major: the value at row `r`, column `c` is `values[r * columns + c]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export function transpose(matrix: Matrix): Matrix {
  const { rows, columns } = matrix;
  const values = new Float32Array(matrix.values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[column * rows + row] = matrix.values[row * columns + column]!;
    }
  }
  return { rows: columns, columns: rows, values };
}

/** Stacks matrices of equal width, in order. */
export function stackRows(matrices: readonly Matrix[]): Matrix {
  const columns = matrices[0]?.columns ?? 0;
  if (matrices.some((matrix) => matrix.columns !== columns)) throw new RangeError('Widths differ.');
  const rows = matrices.reduce((sum, matrix) => sum + matrix.rows, 0);
  return { rows, columns, values: concatenate(matrices.map((matrix) => matrix.values)) };
}

export function concatenate(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Adds one vector of `matrix.columns` values to every row, in single precision. */
export function addToRows(matrix: Matrix, vector: Float32Array): Matrix {
  if (vector.length !== matrix.columns) throw new RangeError('Widths differ.');
  const values = matrix.values.map((value, index) => value + vector[index % matrix.columns]!);
  return { ...matrix, values };
}
