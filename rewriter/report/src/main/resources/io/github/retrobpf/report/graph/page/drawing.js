/** One side as an SVG. */
class Drawing {
  static NAME_LIMIT = 34;
  static ARGUMENTS_LIMIT = 40;
  static BADGES = {
    retyped: 'retyped',
    made_static: 'static now',
    untagged: 'tag dropped',
    left: 'left as it is',
  };

  constructor(model, side) {
    this.model = model;
    this.side = side;
    this.scene = Dom.svg('g', { class: 'scene' });
    this.svg = Dom.svg('svg', { class: 'canvas', role: 'group', 'aria-label': Drawing.title(model, side) }, this.scene);
    this.nodes = new Map();
    this.functions = new WeakMap();
    this.edges = [];
  }

  static title(model, side) {
    const what = model.isChanged ? side : 'the object';
    return 'Call graph, ' + what + '; arrow keys move between functions';
  }

  draw(layout, places) {
    this.nodes.clear();
    this.edges = [];
    const functions = new Set();
    const ghosts = [];
    for (const place of places) {
      const fn = this.at(place);
      fn ? functions.add(fn) : ghosts.push(place);
    }
    for (const fn of functions) {
      const node = this.node(fn, layout.boxes.get(this.model.placeOf(fn)));
      this.nodes.set(fn, node);
      this.functions.set(node, fn);
    }
    for (const fn of functions) {
      fn.calls.filter((call) => functions.has(call.fn)).forEach((call) => this.edges.push(this.edge(fn, call, layout)));
    }
    this.scene.replaceChildren(
      Dom.svg(
        'g',
        { class: 'ghosts', 'aria-hidden': 'true' },
        ghosts.map((place) => Drawing.ghost(layout.boxes.get(place))),
      ),
      Dom.svg(
        'g',
        { class: 'edges', 'aria-hidden': 'true' },
        this.edges.map((edge) => edge.element),
      ),
      Dom.svg('g', { class: 'nodes' }, [...this.nodes.values()]),
    );
    this.rove([...functions].slice(0, 1));
  }

  /** The function that an element of the drawing belongs to, or null. */
  functionAt(element) {
    return this.functions.get(element.closest('.node')) ?? null;
  }

  /** The function of this side that a place stands for; none for a clone on the side before. */
  at(place) {
    if (place.side === this.side) {
      return place;
    }
    return place.isClone ? null : place.family.before;
  }

  static ghost(box) {
    return Dom.svg('rect', {
      class: 'ghost',
      x: box.x - box.width / 2,
      y: box.y - box.height / 2,
      width: box.width,
      height: box.height,
      rx: 8,
    });
  }

  node(fn, { x, y, width, height }) {
    const radius = fn.type ? height / 2 : 8;
    const classes = ['node', fn.type ? 'program' : 'function', 'is-' + fn.treatment];
    fn.linkage === 'static' && classes.push('is-static');
    fn.isClone && classes.push('is-clone');
    fn.contexts.length === 1 && classes.push('has-context');
    const {
      name,
      subtitle: [start, changed, end],
    } = this.texts(fn);
    const group = Dom.svg(
      'g',
      {
        class: classes.join(' '),
        role: 'button',
        tabindex: '-1',
        'aria-label': this.label(fn),
        transform: `translate(${x - width / 2} ${y - height / 2})`,
      },
      Dom.svg('title', {}, fn.name + '\n' + (fn.prototype ?? '')),
      fn.isClone ? Dom.svg('rect', { class: 'card', x: 4, y: 4, width, height, rx: radius }) : null,
      Dom.svg('rect', { class: 'box', width, height, rx: radius }),
      this.stripes(fn, height),
      Dom.svg('text', { class: 'name', x: 22, y: 19 }, name),
      Dom.svg('text', { class: 'sub', x: 22, y: 34 }, start, Dom.svg('tspan', { class: 'changed' }, changed), end),
      this.badge(fn, width),
    );
    fn.contexts.length === 1 && Dom.colored(group, this.model.colorsOf(fn)[0]);
    return group;
  }

  /** One stripe for each context that the function serves; several say that nobody can tell which one it gets. */
  stripes(fn, height) {
    if (fn.type) {
      return Dom.colored(
        Dom.svg('circle', { class: 'dot', cx: 12, cy: height / 2, r: 4.5 }),
        this.model.colorsOf(fn)[0],
      );
    }
    const colors = this.model.colorsOf(fn);
    const [top, room] = [6, height - 12];
    return colors.map((color, i) =>
      Dom.colored(
        Dom.svg('rect', {
          class: 'stripe',
          x: 8,
          y: top + (room / colors.length) * i,
          width: 5,
          height: room / colors.length,
          rx: colors.length > 1 ? 0 : 2,
        }),
        color,
      ),
    );
  }

  /** What stands in a box: a name, and below it three parts of which the middle one is what differs between the sides. */
  texts(fn) {
    const name = Prototype.shortName(fn.name, Drawing.NAME_LIMIT);
    if (fn.type) {
      return { name, subtitle: [Prototype.head('SEC("' + fn.section + '")', Drawing.ARGUMENTS_LIMIT), '', ''] };
    }
    const own = Prototype.arguments(fn);
    const other = this.counterpartFor(fn);
    const parts = other ? Prototype.difference(own, Prototype.arguments(other)) : [own, '', ''];
    return { name, subtitle: Prototype.cut(parts, Drawing.ARGUMENTS_LIMIT) };
  }

  /** What a prototype is compared with: the other side's. */
  counterpartFor(fn) {
    const own = Prototype.arguments(fn);
    return this.side === 'after'
      ? fn.family.before
      : fn.family.after.find((variant) => Prototype.arguments(variant) !== own);
  }

  badge(fn, width) {
    const words = [fn.isClone ? 'clone' : null, Drawing.BADGES[fn.treatment]].filter(
      (word) => word && word !== (fn.isClone ? 'retyped' : null),
    );
    if (this.model.isChanged && this.side === 'before') {
      return null;
    }
    if (words.length === 0) {
      return null;
    }
    const text = words.join(', ');
    const room = text.length * 5.6 + 12;
    return Dom.svg(
      'g',
      { class: 'badge', transform: `translate(${width - room - 8} -8)` },
      Dom.svg('rect', { width: room, height: 16, rx: 8 }),
      Dom.svg('text', { x: room / 2, y: 11.5 }, text),
    );
  }

  label(fn) {
    const kind = fn.type ? fn.type + ' program' : 'function';
    return [fn.name, kind, fn.isClone ? 'clone' : null, fn.linkage === 'static' ? 'static' : null]
      .filter(Boolean)
      .join(', ');
  }

  edge(fn, call, layout) {
    const [from, to] = [this.model.placeOf(fn), this.model.placeOf(call.fn)];
    const points = layout.routes.get(Layout.routeKey(from, to));
    const element = Dom.svg(
      'g',
      { class: 'edge is-' + call.kind },
      Dom.svg('path', { class: 'line', d: Drawing.curve(points, layout.direction) }),
      Dom.svg('path', { class: 'head', d: Drawing.arrow(points, layout.direction) }),
    );
    const colors = this.model.colorsOf(fn);
    colors.length === 1 && Dom.colored(element, colors[0]);
    return { from: fn, to: call.fn, element };
  }

  static curve(points, { along }) {
    let path = `M${points[0].x} ${points[0].y}`;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      const middle = (a[along] + b[along]) / 2;
      const [first, second] = [
        { ...a, [along]: middle },
        { ...b, [along]: middle },
      ];
      path += `C${first.x} ${first.y} ${second.x} ${second.y} ${b.x} ${b.y}`;
    }
    return path;
  }

  static arrow(points, { along }) {
    const [a, b] = points.slice(-2);
    const back = b[along] >= a[along] ? -7 : 7;
    return along === 'x' ? `M${b.x} ${b.y}l${back} -4v8z` : `M${b.x} ${b.y}l-4 ${back}h8z`;
  }

  /** Lights functions up, and what runs between those that are named together. */
  light(lit, focused, isLitEdge, family) {
    this.svg.classList.toggle('has-focus', lit.size > 0);
    this.nodes.forEach((element, fn) => {
      element.classList.toggle('lit', lit.has(fn));
      element.classList.toggle('related', fn.family === family);
      element.classList.toggle('focused', focused.has(fn));
    });
    this.edges.forEach((edge) => edge.element.classList.toggle('lit', isLitEdge(edge)));
  }

  select(functions) {
    this.nodes.forEach((element, fn) => {
      const isSelected = functions.includes(fn);
      element.classList.toggle('selected', isSelected);
      element.setAttribute('aria-pressed', String(isSelected));
    });
    this.rove(functions);
  }

  focus(fn) {
    this.rove([fn]);
    this.nodes.get(fn).focus({ preventScroll: true });
  }

  /** The tab key stops at one function of a drawing: where the reader is. */
  rove(functions) {
    const here = functions.map((fn) => this.nodes.get(fn)).find(Boolean);
    if (here) {
      this.nodes.forEach((element) => element.setAttribute('tabindex', element === here ? '0' : '-1'));
    }
  }
}
