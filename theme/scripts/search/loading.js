// The files of the index: each is asked for once, and no longer than somebody waits for it.
const files = new Map(), coming = new Map();  // address -> what was read; address -> how to stop it, and who asked last
let moved = 0, turn = 0;

// A query begins: its number, by which it knows later whether another one came.
export const newTurn = () => ++turn;
export const currentTurn = () => turn;

// The bytes that were read until now.
export const bytesRead = () => moved;

export function load(address, read) {
  if (coming.has(address)) coming.get(address).turn = turn;
  if (!files.has(address)) {
    const own = { stop: new AbortController(), turn }, ours = () => coming.get(address) === own;
    coming.set(address, own);
    files.set(address, fetch(address, { cache: "no-cache", signal: own.stop.signal }).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.arrayBuffer();
    }).then((buffer) => {
      moved += buffer.byteLength;
      return read(new Uint8Array(buffer));
    }).catch((error) => { if (ours()) files.delete(address); throw error; }).finally(() => { if (ours()) coming.delete(address); }));
  }
  return files.get(address);
}

// Stops what only queries before this one have asked for: on a slow network it would keep this
// one waiting.
export function abandon() {
  for (const [address, { stop, turn: last }] of coming) if (last < turn) { files.delete(address); coming.delete(address); stop.abort(); }
}

const inflated = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
export const inflatedText = (bytes) => inflated(bytes).text();
export const inflatedJson = (bytes) => inflated(bytes).json();
