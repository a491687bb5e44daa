/** Which places are drawn. */
class Scope {
  /** More than this many boxes are slow to lay out, and nobody reads them. */
  static LIMIT = 1500;
  /** Up to so many, there is no choice to make. */
  static TINY = 20;
  /** Up to so many, all of them are shown at first. */
  static SMALL = 60;

  constructor(model) {
    this.model = model;
    this.concerned = model.after.filter((fn) => fn.isConcerned);
    const some = this.concerned.length > 0 && this.concerned.length < model.after.length;
    this.options = [
      ...(some ? [{ id: 'concerned', label: 'What rewriting concerns', count: this.concerned.length }] : []),
      { id: 'all', label: 'All functions', count: model.after.length },
      ...(model.after.length > Scope.TINY ? [{ id: 'around', label: 'Around the selection' }] : []),
    ];
    this.initial = some && model.after.length > Scope.SMALL ? 'concerned' : 'all';
    this.id = this.initial;
  }

  /** The places to draw, by their positions, and how many there would be. */
  places(selected) {
    const wanted = this.wanted(selected);
    return { drawn: wanted.slice(0, Scope.LIMIT), wanted: wanted.length };
  }

  wanted(selected) {
    if (this.id === 'around' && selected) {
      return this.around(this.model.placeOf(selected));
    }
    if (this.id === 'concerned') {
      return this.concerned;
    }
    const others = this.model.after.filter((fn) => !fn.isConcerned);
    return [...this.concerned, ...others];
  }

  /** All that leads to a function or that it leads to, on either side; what is near comes first. */
  around(place) {
    const found = new Set();
    for (const direction of ['callers', 'calls']) {
      const reached = new Set([place, ...place.family.after]);
      for (const fn of reached) {
        const sides = fn.isClone ? [fn] : [fn, fn.family.before];
        sides.flatMap((side) => side[direction]).forEach((edge) => reached.add(this.model.placeOf(edge.fn)));
      }
      reached.forEach((fn) => found.add(fn));
    }
    return [...found];
  }
}
