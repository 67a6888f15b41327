/**
 * Decode the columns that `compression.py` writes into the page.
 *
 * @typedef {{plain: any, numbers: (name: string) => Int32Array, values: (name: string) => any[],
 *   codes: (name: string) => Int32Array, names: string[]}} Columns `numbers` and `values` are columns by
 *   name; `codes` are the codes of a pool (0 = no value, otherwise the index of the value, from 1); `names`
 *   are the names of pools and values. A column is decoded at its first use.
 * @typedef {{at: number, size: number}} Piece
 */

const LINE_BREAK = 10;

/**
 * Decode the data of the page.
 * @param {string} type of the script element that holds them
 * @param {string} text its content
 * @returns {Promise<Columns>}
 */
export async function decode(type, text) {
  if (type === "application/json") return readable(JSON.parse(text));
  return compressed(new Uint8Array(await unpacked(text)));
}

/** @param {string} letters compressed bytes in base64 */
function unpacked(letters) {
  const signs = atob(letters);
  const bytes = new Uint8Array(signs.length);
  for (let index = 0; index < signs.length; index += 1) bytes[index] = signs.charCodeAt(index);
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(plain).arrayBuffer();
}

/** @param {{plain: any, numbers: Record<string, number[]>, values: Record<string, any[]>}} told */
function readable({ plain, numbers, values }) {
  const own = new Map(Object.entries(values));
  const arrays = new Map(Object.entries(numbers));
  return columns(
    plain,
    [...own.keys()],
    (name) => Int32Array.from(arrays.get(name) ?? []),
    (name) => own.get(name) ?? [],
  );
}

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const end = bytes.indexOf(LINE_BREAK);
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    JSON.parse(new TextDecoder().decode(bytes.subarray(from, to)));
  const { plain, numbers, values } = text(0, end);
  let at = end + 1;
  const piece = (/** @type {number} */ size) => ({ at: (at += size) - size, size });
  /** @type {Map<string, Piece & {count: number, width: number, steps: boolean}>} */
  const arrays = new Map(
    Object.entries(numbers).map(([name, [count, width, steps]]) => [
      name,
      { ...piece(count * width), count, width, steps },
    ]),
  );
  const lists = new Map(Object.entries(values).map(([name, size]) => [name, piece(size)]));
  return columns(
    plain,
    [...lists.keys()],
    (name) => decodeNumbers(bytes, arrays.get(name)),
    (name) => textAt(text, lists.get(name)),
  );
}

/** @param {(from: number, to: number) => any} text @param {Piece | undefined} piece */
function textAt(text, piece) {
  return piece ? text(piece.at, piece.at + piece.size) : [];
}

/**
 * @param {any} plain
 * @param {string[]} names
 * @param {(name: string) => Int32Array} numbers
 * @param {(name: string) => any[]} values
 * @returns {Columns}
 */
function columns(plain, names, numbers, values) {
  return {
    plain,
    names,
    numbers: once(numbers),
    values: once(values),
    codes: once((name) => decodeCodes(numbers(name))),
  };
}

/** @template T @param {(name: string) => T} read @returns {(name: string) => T} */
function once(read) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) known.set(name, (found = read(name)));
    return found;
  };
}

/**
 * Decode byte planes: all lowest bytes come first, then all second bytes, and so on.
 * @param {Uint8Array} bytes
 * @param {(Piece & {count: number, width: number, steps: boolean}) | undefined} piece
 */
function decodeNumbers(bytes, piece) {
  if (!piece) return new Int32Array(0);
  const { at, count, width, steps } = piece;
  const numbers = new Int32Array(count);
  for (let plane = 0; plane < width; plane += 1) {
    const start = at + plane * count;
    for (let index = 0; index < count; index += 1) numbers[index] |= bytes[start + index] << (8 * plane);
  }
  return steps ? decodeDeltas(numbers) : numbers;
}

/** Undo zigzag and delta encoding, in place. @param {Int32Array} steps */
function decodeDeltas(steps) {
  let sum = 0;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    sum = (sum + ((step >>> 1) ^ -(step & 1))) | 0;
    steps[index] = sum;
  }
  return steps;
}

/**
 * Decode the codes of a pool: 1 marks the first occurrence of the next value, other codes are shifted by
 * one.
 * @param {Int32Array} told
 */
function decodeCodes(told) {
  let known = 0;
  return told.map((number) => (number === 1 ? (known += 1) : Math.max(0, number - 1)));
}
