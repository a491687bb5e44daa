/** Places boxes rank by rank, near those that call them. For what is too much for dagre: no way around boxes. */
const Rough = {
  SWEEPS: 4,

  /** Gives each box its x and y, and tells how large the whole is. */
  arrange(part, ranks, boxes, { along, across, extent }) {
    const columns = [];
    for (const place of part.places) {
      (columns[ranks.of(place)] ??= []).push(place);
    }
    Rough.order(columns, part.edges);
    const breadth = along === 'x' ? 'height' : 'width';
    const size = { [extent]: 0, [breadth]: 0 };
    for (const column of columns) {
      const depth = Math.max(...column.map((place) => boxes.get(place)[extent]));
      let at = 0;
      for (const place of column) {
        const box = boxes.get(place);
        box[along] = size[extent] + box[extent] / 2;
        box[across] = at + box[breadth] / 2;
        at += box[breadth] + Layout.ROW_GAP;
      }
      size[extent] += depth + Layout.COLUMN_GAP;
      size[breadth] = Math.max(size[breadth], at - Layout.ROW_GAP);
    }
    size[extent] -= Layout.COLUMN_GAP;
    return size;
  },

  /** Down the ranks and up again, each place goes to the middle of its neighbours. */
  order(columns, edges) {
    const neighbours = new Map(columns.flat().map((place) => [place, []]));
    edges.forEach(([from, to]) => {
      neighbours.get(from).push(to);
      neighbours.get(to).push(from);
    });
    const position = new Map();
    const settle = (column) => column.forEach((place, i) => position.set(place, i / column.length));
    columns.forEach(settle);
    for (let sweep = 0; sweep < Rough.SWEEPS; sweep++) {
      for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
        const middle = new Map(
          column.map((place) => [place, Rough.mean(neighbours.get(place), position, position.get(place))]),
        );
        column.sort((a, b) => middle.get(a) - middle.get(b) || a.id - b.id);
        settle(column);
      }
    }
  },

  mean(places, position, otherwise) {
    return places.length === 0
      ? otherwise
      : places.reduce((sum, place) => sum + position.get(place), 0) / places.length;
  },
};
