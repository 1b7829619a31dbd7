// Numbers as few bits, as coding.py writes them.
export function openBits(bytes) {
  let at = 0;
  const bit = () => (bytes[at >> 3] >> (7 - (at++ & 7))) & 1;
  const zeros = () => { let count = 0; while (!bit()) count++; return count; };
  const number = (width, start) => { for (let i = 0; i < width; i++) start = start * 2 + bit(); return start; };
  const gamma = () => number(zeros(), 1);
  const rising = (count, universe) => {
    const width = count ? Math.floor(Math.log2(Math.max(1, Math.floor(universe / count)))) : 0, list = [];
    let before = -1;
    for (let i = 0; i < count; i++) { const high = zeros(); before += 1 + high * 2 ** width + number(width, 0); list.push(before); }
    return list;
  };
  return { gamma, rising };
}
