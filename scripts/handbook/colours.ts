export const INK = '#1a1a1a';
export const HEADING_INK = '#12344d';
export const QUIET = '#666666';
export const HAIRLINE = '#b8b8b8';
export const CODE_GROUND = '#f3f4f6';
export const BOX_BAR = '#2f6f9f';
export const TABLE_HEAD_GROUND = '#e6ecf1';
