/** What keys do: on the page as a whole, and on a function. */
class Keyboard {
  constructor(page) {
    this.page = page;
    this.actions = {
      '/': () => page.search.input.focus(),
      Escape: () => page.select(null),
      '+': () => page.viewport.zoom(Viewport.STEP),
      '-': () => page.viewport.zoom(1 / Viewport.STEP),
      0: () => page.viewport.fit(page.layout),
    };
  }

  listen() {
    document.addEventListener('keydown', (event) => this.onKey(event));
    this.page.drawings.forEach((drawing) =>
      drawing.svg.addEventListener('keydown', (event) => this.onNodeKey(drawing, event)),
    );
  }

  onKey(event) {
    const isElsewhere = event.target.closest('input') || event.ctrlKey || event.metaKey || event.altKey;
    if (!isElsewhere && Object.hasOwn(this.actions, event.key)) {
      this.actions[event.key]();
      event.preventDefault();
    }
  }

  onNodeKey(drawing, event) {
    const fn = drawing.functionAt(event.target);
    const directions = { ArrowLeft: ['x', -1], ArrowRight: ['x', 1], ArrowUp: ['y', -1], ArrowDown: ['y', 1] };
    if (fn && Object.hasOwn(directions, event.key)) {
      this.walk(drawing, fn, ...directions[event.key]);
      event.preventDefault();
    } else if (fn && (event.key === 'Enter' || event.key === ' ')) {
      this.page.select(fn);
      event.preventDefault();
    }
  }

  walk(drawing, fn, axis, sign) {
    const next = this.neighbour(drawing, fn, axis, sign);
    this.page.viewport.reveal(this.boxOf(next));
    drawing.focus(next);
  }

  /** The nearest function whose box lies wholly in a direction. */
  neighbour(drawing, fn, axis, sign) {
    const [extent, across] = axis === 'x' ? ['width', 'y'] : ['height', 'x'];
    const here = this.boxOf(fn);
    let best = fn;
    let least = Infinity;
    for (const other of drawing.nodes.keys()) {
      const there = this.boxOf(other);
      const gap = sign * (there[axis] - here[axis]) - (there[extent] + here[extent]) / 2;
      const distance = gap + 3 * Math.abs(there[across] - here[across]);
      if (gap >= 0 && distance < least) {
        [best, least] = [other, distance];
      }
    }
    return best;
  }

  boxOf(fn) {
    return this.page.layout.boxes.get(this.page.model.placeOf(fn));
  }
}
