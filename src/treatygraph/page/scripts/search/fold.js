/** Fold case, accents, script and punctuation, exactly as `treatygraph.names.fold`. */

const FOREIGN = /[^\x00-\x7f]/gu;
const APOSTROPHES = /['`ʻʼ‘’ʹʺ"]/g;

/**
 * @param {{blocks: Record<string, string>, others: Record<string, string>}} table
 * @returns {(text: string) => string}
 */
export function createFold({ blocks, others }) {
  const ascii = new Map(Object.entries(others));
  for (const [first, values] of Object.entries(blocks)) {
    values.split("\t").forEach((value, index) => {
      ascii.set(String.fromCharCode(Number(first) + index), value);
    });
  }
  const plain = (/** @type {string} */ sign) => ascii.get(sign) ?? " ";
  return (text) => {
    const folded = text.replace(APOSTROPHES, "").replace(FOREIGN, plain);
    const words = folded
      .replace(APOSTROPHES, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g);
    return words ? words.join(" ") : text.trim().toLowerCase();
  };
}
