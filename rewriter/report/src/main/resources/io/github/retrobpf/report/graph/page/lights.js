/** What lights up when a function is pointed at or selected. */
class Lights {
  constructor(model, drawings) {
    this.model = model;
    this.drawings = drawings;
  }

  /** @param center a function of either side, or null */
  show(center) {
    for (const drawing of this.drawings) {
      const { lit, focused } = center ? this.around(center, drawing.side) : { lit: new Set(), focused: new Set() };
      const isLit = ({ from, to }) => lit.has(from) && lit.has(to) && (focused.has(from) || focused.has(to));
      drawing.light(lit, focused, isLit, center?.family);
    }
  }

  /** A function, whom it calls and who calls it; on the other side what became of these, or what they were. */
  around(center, side) {
    const near = [center, ...center.callers.map((edge) => edge.fn), ...center.calls.map((edge) => edge.fn)];
    const focused = new Set(this.model.onSide(side, center));
    return { lit: new Set([...focused, ...near.flatMap((fn) => this.model.onSide(side, fn))]), focused };
  }
}
