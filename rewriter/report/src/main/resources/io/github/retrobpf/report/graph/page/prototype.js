/** C declarations: what of one differs from another, and as much of it as there is room for. */
const Prototype = {
  /** What stands before the name, the name, and the arguments; all of it is the last, if the name is not in it. */
  parts(fn) {
    const at = fn.prototype.indexOf(fn.name + '(');
    const end = at + fn.name.length;
    return at < 0 ? ['', '', fn.prototype] : [fn.prototype.slice(0, at), fn.name, fn.prototype.slice(end)];
  },

  arguments(fn) {
    return Prototype.parts(fn)[2];
  },

  /** Splits a text into what it has in common with another one at its start, what differs, and the common end. */
  difference(text, other) {
    const words = text.match(/\w+|\s+|[^\w\s]/g) ?? [];
    const others = other.match(/\w+|\s+|[^\w\s]/g) ?? [];
    let start = 0;
    while (start < words.length && start < others.length && words[start] === others[start]) {
      start++;
    }
    let end = 0;
    while (
      end < words.length - start &&
      end < others.length - start &&
      words[words.length - 1 - end] === others[others.length - 1 - end]
    ) {
      end++;
    }
    const middle = words.length - end;
    return [words.slice(0, start), words.slice(start, middle), words.slice(middle)].map((part) => part.join(''));
  },

  /** The same, cut to a number of characters around what differs. */
  cut([start, middle, end], limit) {
    if (middle === '') {
      return [Prototype.head(start + end, limit), '', ''];
    }
    const shortMiddle = Prototype.head(middle, limit - 4);
    const rest = Math.max(limit - shortMiddle.length, 2);
    const shortStart = Prototype.tail(start, Math.max(rest - end.length, rest >> 1));
    return [shortStart, shortMiddle, Prototype.head(end, Math.max(rest - shortStart.length, 1))];
  },

  head(text, limit) {
    return text.length <= limit ? text : text.slice(0, limit - 1) + '…';
  },

  tail(text, limit) {
    return text.length <= limit ? text : '…' + text.slice(text.length - limit + 1);
  },

  /** A name whose start and end stay: clones differ at the end. */
  shortName(name, limit) {
    const half = (limit - 1) >> 1;
    return name.length <= limit ? name : name.slice(0, limit - 1 - half) + '…' + name.slice(name.length - half);
  },
};
