/** A binary heap ordered by `before`. @template T */
export class Heap {
  /** @param {(one: T, other: T) => boolean} before */
  constructor(before) {
    this.before = before;
    /** @type {T[]} */
    this.items = [];
  }

  /** @param {T} item */
  push(item) {
    const { items, before } = this;
    let index = items.push(item) - 1;
    while (index && before(items[index], items[(index - 1) >> 1])) {
      this.swap(index, (index - 1) >> 1);
      index = (index - 1) >> 1;
    }
  }

  /** @returns {T | undefined} */
  pop() {
    const { items } = this;
    const last = items.pop();
    if (!items.length || last === undefined) return last;
    const first = items[0];
    items[0] = last;
    this.sink();
    return first;
  }

  sink() {
    const { items, before } = this;
    for (let index = 0, least = 0; ; index = least) {
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < items.length && before(items[child], items[least])) least = child;
      if (least === index) return;
      this.swap(index, least);
    }
  }

  /** @param {number} one @param {number} other */
  swap(one, other) {
    [this.items[one], this.items[other]] = [this.items[other], this.items[one]];
  }
}
