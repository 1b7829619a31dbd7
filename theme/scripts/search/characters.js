// What kind of character this is: Han and its like are searched one by one, others as words.
const WIDE = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";

export const isWide = new RegExp(`^[${WIDE}]`, "u");
export const isWord = new RegExp(`^(?![${WIDE}])[\\p{L}\\p{N}]`, "u");
export const runPattern = new RegExp(`[${WIDE}]+|(?:(?![${WIDE}])[\\p{L}\\p{N}])+`, "gu");
export const isSpace = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

// The longest word that the index has, in characters.
export const WORD = 24;

export const isLetter = (gram) => !isWide.test(gram) && Array.from(gram).length === 1;

// The beginning of a gram that says in which file it is.
export const headOf = (gram) => Array.from(gram).slice(0, isWide.test(gram) ? 1 : 2).join("");
