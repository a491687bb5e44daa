/** How many calls lie between a function and the start of the longest way to it; calls that go back do not count. */
class Ranks {
  constructor(places, edges) {
    this.targets = new Map(places.map((place) => [place, []]));
    edges.forEach(([from, to]) => this.targets.get(from).push(to));
    this.rank = new Map(places.map((place) => [place, 0]));
    for (const place of this.topological(places)) {
      for (const target of this.forward.get(place)) {
        this.rank.set(target, Math.max(this.rank.get(target), this.rank.get(place) + 1));
      }
    }
  }

  of(place) {
    return this.rank.get(place);
  }

  /** How many ranks calls pass, all in all. */
  length(edges) {
    return edges.reduce((sum, [from, to]) => sum + Math.abs(this.of(to) - this.of(from)), 0);
  }

  /** Callers before what they call. A stack of its own: the depth is the object's choice. */
  topological(places) {
    this.forward = new Map(places.map((place) => [place, []]));
    const [open, done] = [new Set(), new Set()];
    const finished = [];
    for (const start of places) {
      if (done.has(start)) {
        continue;
      }
      const stack = [[start, 0]];
      open.add(start);
      while (stack.length > 0) {
        const frame = stack[stack.length - 1];
        const [place, next] = frame;
        const target = this.targets.get(place)[next];
        frame[1]++;
        if (target === undefined) {
          stack.pop();
          open.delete(place);
          done.add(place);
          finished.push(place);
        } else if (!open.has(target)) {
          this.forward.get(place).push(target);
          if (!done.has(target)) {
            open.add(target);
            stack.push([target, 0]);
          }
        }
      }
    }
    return finished.reverse();
  }
}
