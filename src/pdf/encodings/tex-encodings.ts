import { codesOf } from './codes-of.js';

/** Code points by character code; 0 for a part of a sign that says nothing alone. */
export type Encoding = readonly number[];

const LIGATURES = '\ufb00\ufb01\ufb02\ufb03\ufb04';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
/** Stands for a sign without a meaning of its own. */
const NOTHING = '\0';
const nothing = (count: number): string => NOTHING.repeat(count);

/** Text in Computer Modern (OT1). */
export const TEX_TEXT: Encoding = codesOf(
  `ΓΔΘΛΞΠΣΥΦΨΩ${LIGATURES}ıȷ\`´ˇ˘¯˚¸ßæœøÆŒØ !”#$%&’()*+,-./${DIGITS}:;¡=¿?@${UPPER}[“]ˆ˙‘${LOWER}–—˝˜¨`,
);
/** The same in its typewriter fonts. */
const TEX_TYPEWRITER: Encoding = codesOf(
  `ΓΔΘΛΞΠΣΥΦΨΩ↑↓'¡¿ıȷ\`´ˇ˘¯˚¸ßæœøÆŒØ !"#$%&’()*+,-./${DIGITS}:;<=>?@${UPPER}[\\]^_‘${LOWER}{|}~¨`,
);
/** European text (T1, also called Cork). */
export const TEX_EUROPEAN: Encoding = codesOf(
  `\`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—${NOTHING}₀ıȷ${LIGATURES} ` +
    `!"#$%&’()*+,-./${DIGITS}:;<=>?@${UPPER}[\\]^_‘${LOWER}{|}~-` +
    'ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß',
);
/** Letters of formulas (OML). */
const MATH_LETTERS: Encoding = codesOf(
  `ΓΔΘΛΞΠΣΥΦΨΩαβγδϵζηθικλμνξπρστυϕχψωεϑϖϱςφ↼↽⇀⇁${nothing(2)}▹◃` +
    `${DIGITS}.,</>⋆∂${UPPER}♭♮♯⌣⌢ℓ${LOWER}ıȷ℘${nothing(2)}`,
);
/** Signs of formulas (OMS). */
const MATH_SIGNS: Encoding = codesOf(
  `−·×∗÷⋄±∓⊕⊖⊗⊘⊙◯∘•≍≡⊆⊇≤≥⪯⪰∼≈⊂⊃≪≫≺≻←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝′∞∈∋△▽\u0338↦` +
    `∀∃¬∅ℜℑ⊤⊥ℵ${UPPER}∪∩⊎∧∨⊢⊣⌊⌋⌈⌉{}⟨⟩|‖↕⇕\\≀√⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠`,
);
/** Large signs (OMX), and the parts from which taller brackets are built. */
const MATH_EXTENSION: Encoding = codesOf(
  `()[]⌊⌋⌈⌉{}⟨⟩|‖/\\()()[]⌊⌋⌈⌉{}⟨⟩/\\()[]⌊⌋⌈⌉{}⟨⟩/\\/\\⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪⏐⎝⎠⎜⎟` +
    `⟨⟩⊔⊔∮∮⊙⊙⊕⊕⊗⊗∑∏∫⋃⋂⊎⋀⋁∑∏∫⋃⋂⊎⋀⋁∐∐${nothing(6)}[]⌊⌋⌈⌉{}√√√√${nothing(12)}`,
);
/** Codes from 0xA1 on: older drivers moved those of the first 33 signs there, past 0xAB and 0xAC. */
const MOVED: ReadonlyMap<number, number> = new Map(
  Array.from({ length: 33 }, (_, code) => [code < 10 ? 0xa1 + code : 0xad + code - 10, code]),
);

const FAMILIES: readonly (readonly [RegExp, Encoding])[] = [
  [/^(?:cm|lm|eu|px|tx|ru)?(?:b?sy|sym?)\d+|^lmmathsymbols|^(?:px|tx)\w*sy\b/i, MATH_SIGNS],
  [/^(?:cm(?:mi|mib)|lmm(?:i|ib)|rtxmi|rpxmi)\d*|^lmmath(?:italic)/i, MATH_LETTERS],
  [/^(?:cm|lm|tx|px)ex\d*\b|^lmmathextension/i, MATH_EXTENSION],
  [/^cm(?:tt|itt|sltt|tcsc)\d*/i, TEX_TYPEWRITER],
  [/^cm(?:r|bx|b|ti|sl|ss\w*|bxti|bxsl|csc|dunh|u)\d+/i, TEX_TEXT],
  [/^(?:ec|la|sf)(?!tt)[a-z]{2}\d{3,4}/i, TEX_EUROPEAN],
];

/** The encoding of a font of TeX by its name, or null. */
export function texEncodingOf(name: string): Encoding | null {
  return FAMILIES.find(([family]) => family.test(name))?.[1] ?? null;
}

/** The character at a code that the font does not explain; the code itself if the encoding has none. */
export function characterAt(encoding: Encoding, code: number): number {
  return encoding[code] ?? encoding[MOVED.get(code) ?? code] ?? code;
}
