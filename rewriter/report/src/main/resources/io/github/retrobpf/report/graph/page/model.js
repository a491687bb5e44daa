/** The functions of both sides, who calls whom, and which belong together. */
class Model {
  /** The data leave out what is empty. */
  static FUNCTION = {
    section: '',
    offset: 0,
    instructions: 0,
    source: '',
    symbol: '',
    linkage: '',
    prototype: '',
    type: '',
    knownBy: '',
    tags: [],
    calls: [],
    contexts: [],
    reachedBy: [],
    diagnostics: [],
    isReachedByMore: false,
    isConcerned: false,
    isClone: false,
    origin: 0,
    what: '',
    why: '',
  };

  constructor({ isChanged = false, contexts = [], diagnostics = [], before = [], after = [] }) {
    this.isChanged = isChanged;
    this.contexts = contexts.map((context) => ({ type: '', ...context }));
    this.diagnostics = diagnostics;
    this.before = Model.side('before', before);
    this.after = isChanged ? Model.side('after', after) : this.before;
    this.families = this.before.map((fn) => ({ before: fn, after: [] }));
    for (const fn of this.after) {
      fn.family = this.families[fn.origin];
      fn.family.after.push(fn);
    }
    for (const fn of new Set([...this.before, ...this.after])) {
      fn.diagnostics = fn.diagnostics.map((i) => diagnostics[i]);
    }
    for (const fn of this.before) {
      fn.family = this.families[fn.id];
    }
  }

  static side(side, data) {
    const functions = data.map((fn, id) => ({ ...Model.FUNCTION, ...fn, side, id, callers: [] }));
    for (const fn of functions) {
      fn.calls = fn.calls.map(([target, kind, count]) => ({ fn: functions[target], kind, count }));
      fn.calls.forEach((call) => call.fn.callers.push({ fn, kind: call.kind, count: call.count }));
    }
    return functions;
  }

  /** The sides to draw: one where both are the same. */
  get sides() {
    return this.isChanged ? ['before', 'after'] : ['before'];
  }

  functions(side) {
    return side === 'before' ? this.before : this.after;
  }

  /** What keeps the place of a function: the original on the side after, or a clone. Each place is drawn on both sides. */
  placeOf(fn) {
    return fn.side === 'after' ? fn : (fn.family.after.find((variant) => !variant.isClone) ?? fn);
  }

  /** What stands on one side for a function of the other, or of the same. */
  onSide(side, fn) {
    if (fn.side === side) {
      return [fn];
    }
    return side === 'before' ? [fn.family.before] : fn.family.after;
  }

  find(name) {
    const [plain, id] = name.split('@');
    const named = [...this.after, ...this.before].filter((fn) => fn.name === plain);
    return named.find((fn) => String(fn.id) === id) ?? named[0] ?? this.after.find((fn) => fn.name === name);
  }

  /** What a link to a function says: its name, if that is enough. */
  linkTo(fn) {
    return this.find(fn.name) === this.placeOf(fn) || this.find(fn.name) === fn ? fn.name : fn.name + '@' + fn.id;
  }

  /** Calls of both sides, by places. */
  edgesBetween(places) {
    const edges = new Map();
    for (const fn of this.sides.flatMap((side) => this.functions(side))) {
      const from = this.placeOf(fn);
      for (const call of places.has(from) ? fn.calls : []) {
        const to = this.placeOf(call.fn);
        places.has(to) && edges.set(Layout.routeKey(from, to), [from, to]);
      }
    }
    return [...edges.values()];
  }

  colorsOf(fn) {
    return fn.contexts.map((context) => this.contexts[context].color);
  }

  programTypesOf(fn) {
    return fn.contexts.flatMap((context) => this.contexts[context].programTypes);
  }
}
