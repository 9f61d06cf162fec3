/** The whole number that a person wrote, or null if it is none or out of bounds. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text);
  const isWhole = text.trim() !== '' && Number.isInteger(value);
  return isWhole && value >= least && value <= most ? value : null;
}
