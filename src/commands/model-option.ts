/** What the help says of `--model` where vectors are compared. */
export const MODEL_OPTION =
  'Compare the vectors of this model, which need not be the one in use (see `statistics`).';
