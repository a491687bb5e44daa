/* global dagre */
/**
 * Where each function stands, and how each call runs. One layout serves both sides, so that what stayed stands where it
 * stood, and clones have their place beside it.
 */
class Layout {
  static ROW_GAP = 16;
  static COLUMN_GAP = 64;
  static PART_GAP = 40;
  /** Above so many boxes, one direction is enough, and dagre gets a faster ranking. */
  static TIDY = 250;
  /** dagre's cost grows with the ranks that calls pass; about as many take a second. */
  static DAGRE_LIMIT = 3000;
  /** Which way calls run, by dagre's name for it: the axes along it and across. */
  static DIRECTIONS = {
    LR: { rankdir: 'LR', along: 'x', across: 'y', extent: 'width' },
    TB: { rankdir: 'TB', along: 'y', across: 'x', extent: 'height' },
  };

  /** The direction in which the drawing comes out larger; from left to right where there is much to draw. */
  static best(places, sizeOf, edges, room) {
    const layouts = (places.length > Layout.TIDY ? ['LR'] : ['LR', 'TB']).map(
      (direction) => new Layout(places, sizeOf, edges, room, Layout.DIRECTIONS[direction]),
    );
    return layouts.reduce((best, next) => (next.scaleIn(room) > 1.05 * best.scaleIn(room) ? next : best));
  }

  /**
   * @param places functions, each with a box of its own
   * @param sizeOf function -> {width, height}
   * @param edges pairs of places
   * @param room {width, height} to be filled
   * @param direction which way calls run
   */
  constructor(places, sizeOf, edges, room, direction) {
    this.direction = direction;
    this.boxes = new Map(places.map((place) => [place, { ...sizeOf(place) }]));
    this.routes = new Map();
    const parts = Layout.connected(places, edges).map((part) => this.arrange(part));
    this.pack(parts, room);
  }

  scaleIn(room) {
    return Math.min(room.width / this.width, room.height / this.height, 1);
  }

  /** The box nearest to the corner where people begin to read. */
  first() {
    const distance = (box) => box.x - box.width / 2 + box.y;
    return [...this.boxes.values()].reduce((best, box) => (distance(box) < distance(best) ? box : best), {
      x: Infinity,
      y: 0,
      width: 0,
      height: 0,
    });
  }

  static routeKey(from, to) {
    return from.id + '>' + to.id;
  }

  /** Pieces that no call connects: laid out on their own, which keeps the cost near linear. */
  static connected(places, edges) {
    const leader = new Map(places.map((place) => [place, place]));
    const find = (place) => {
      let root = place;
      while (leader.get(root) !== root) {
        root = leader.get(root);
      }
      while (leader.get(place) !== root) {
        const next = leader.get(place);
        leader.set(place, root);
        place = next;
      }
      return root;
    };
    edges.forEach(([from, to]) => leader.set(find(from), find(to)));
    const parts = new Map();
    for (const place of places) {
      const root = find(place);
      parts.has(root) || parts.set(root, { places: [], edges: [] });
      parts.get(root).places.push(place);
    }
    edges.forEach((edge) => parts.get(find(edge[0])).edges.push(edge));
    return [...parts.values()];
  }

  /** Lays one piece out from its own corner. */
  arrange(part) {
    if (part.places.length === 1 && part.edges.length === 0) {
      const box = this.boxes.get(part.places[0]);
      box.x = box.width / 2;
      box.y = box.height / 2;
      return { ...part, width: box.width, height: box.height };
    }
    const ranks = new Ranks(part.places, part.edges);
    return ranks.length(part.edges) > Layout.DAGRE_LIMIT ? this.arrangeRoughly(part, ranks) : this.arrangeTidily(part);
  }

  arrangeRoughly(part, ranks) {
    const size = Rough.arrange(part, ranks, this.boxes, this.direction);
    for (const [from, to] of part.edges) {
      const [start, end] = [this.boxes.get(from), this.boxes.get(to)];
      this.routes.set(Layout.routeKey(from, to), this.route([{ ...start }, { ...end }], start, end, []));
    }
    return { ...part, ...size };
  }

  arrangeTidily(part) {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({
      rankdir: this.direction.rankdir,
      nodesep: Layout.ROW_GAP,
      ranksep: Layout.COLUMN_GAP,
      edgesep: Layout.ROW_GAP / 2,
      ranker: part.places.length > Layout.TIDY ? 'tight-tree' : 'network-simplex',
    });
    graph.setDefaultEdgeLabel(() => ({}));
    part.places.forEach((place) => graph.setNode(String(place.id), { ...this.boxes.get(place) }));
    part.edges.forEach(([from, to]) => graph.setEdge(String(from.id), String(to.id)));
    dagre.layout(graph);
    const ranks = this.align(part, (place) => graph.node(String(place.id)));
    for (const [from, to] of part.edges) {
      const { points } = graph.edge(String(from.id), String(to.id));
      this.routes.set(Layout.routeKey(from, to), this.route(points, this.boxes.get(from), this.boxes.get(to), ranks));
    }
    return { ...part, width: graph.graph().width, height: graph.graph().height };
  }

  /** Boxes of one rank begin at one line. */
  align(part, nodeOf) {
    const { along, across, extent } = this.direction;
    const ranks = new Map();
    for (const place of part.places) {
      const box = Object.assign(this.boxes.get(place), { [across]: nodeOf(place)[across] });
      const center = Math.round(nodeOf(place)[along]);
      ranks.has(center) || ranks.set(center, []);
      ranks.get(center).push(box);
    }
    return [...ranks].map(([center, boxes]) => {
      const depth = Math.max(...boxes.map((box) => box[extent]));
      const start = center - depth / 2;
      boxes.forEach((box) => (box[along] = start + box[extent] / 2));
      return { start, end: start + depth };
    });
  }

  /** From the far edge of the caller to the near edge of what it calls; level where it passes a rank between. */
  route(points, from, to, ranks) {
    const { along, across, extent } = this.direction;
    const [start, end] = [from[along] + from[extent] / 2, to[along] - to[extent] / 2];
    if (end <= start) {
      return points;
    }
    const between = ranks.filter((rank) => rank.start >= start && rank.end <= end);
    const passing = points.slice(1, -1).flatMap((point) => {
      const rank = between.find((candidate) => candidate.start <= point[along] && point[along] <= candidate.end);
      return rank
        ? [
            { ...point, [along]: rank.start },
            { ...point, [along]: rank.end },
          ]
        : [];
    });
    return [{ [along]: start, [across]: from[across] }, ...passing, { [along]: end - 1, [across]: to[across] }];
  }

  /** Puts the pieces on shelves, the connected ones first, the tallest of them first. */
  pack(parts, room) {
    const connected = parts.filter((part) => part.places.length > 1).sort((a, b) => b.height - a.height);
    const single = parts.filter((part) => part.places.length === 1);
    const cell = single.reduce((widest, part) => Math.max(widest, part.width), 0);
    single.forEach((part) => (part.width = cell));
    const ordered = [...connected, ...single];
    const gap = Layout.PART_GAP;
    const area = ordered.reduce((sum, part) => sum + (part.width + gap) * (part.height + gap), 0);
    // What does not fit whole is rather long than wide: people scroll down.
    const wanted = Math.min(Math.sqrt((area * room.width) / room.height), room.width / Viewport.READABLE);
    const limit = ordered.reduce((widest, part) => Math.max(widest, part.width), wanted);
    let [x, y, shelf] = [0, 0, 0];
    this.width = 0;
    for (const part of ordered) {
      if (x > 0 && (x + part.width > limit || part === single[0])) {
        [x, y, shelf] = [0, y + shelf + (part.places.length > 1 || part === single[0] ? gap : Layout.ROW_GAP), 0];
      }
      this.move(part, x, y);
      x += part.width + gap;
      shelf = Math.max(shelf, part.height);
      this.width = Math.max(this.width, x - gap);
    }
    this.height = y + shelf;
  }

  move(part, dx, dy) {
    for (const place of part.places) {
      const box = this.boxes.get(place);
      box.x += dx;
      box.y += dy;
    }
    for (const [from, to] of part.edges) {
      this.routes.get(Layout.routeKey(from, to)).forEach((point) => {
        point.x += dx;
        point.y += dy;
      });
    }
  }
}
