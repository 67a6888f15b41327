/** A heap: takes things in any order and gives the first of them by `before`. @template T */
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
    let place = items.push(item) - 1;
    while (place && before(items[place], items[(place - 1) >> 1])) {
      this.swap(place, (place - 1) >> 1);
      place = (place - 1) >> 1;
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
    for (let place = 0, least = 0; ; place = least) {
      for (const child of [2 * place + 1, 2 * place + 2])
        if (child < items.length && before(items[child], items[least])) least = child;
      if (least === place) return;
      this.swap(place, least);
    }
  }

  /** @param {number} one @param {number} other */
  swap(one, other) {
    [this.items[one], this.items[other]] = [this.items[other], this.items[one]];
  }
}
