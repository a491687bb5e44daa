/** A function's name as a button that selects it. */
const FunctionButton = {
  create(model, fn, select, note = '') {
    return Dom.button(
      [
        FunctionButton.swatch(model, fn),
        Dom.html('span', { class: 'name' }, fn.name),
        note ? Dom.html('small', {}, note) : '',
      ].flat(),
      () => select(fn),
      { class: 'reference' },
    );
  },

  swatch(model, fn) {
    const swatch = Dom.html('span', { class: 'swatches' + (fn.type ? ' is-program' : '') });
    swatch.append(
      ...model
        .colorsOf(fn)
        .slice(0, 6)
        .map((color) => Dom.colored(Dom.html('i'), color)),
    );
    return swatch;
  },
};

/** A list that begins with its first elements, and shows the rest on demand. */
const LongList = {
  create(elements, limit, render) {
    const item = (element) => Dom.html('li', {}, render(element));
    const list = Dom.html('ul', {}, elements.slice(0, limit).map(item));
    if (elements.length <= limit) {
      return list;
    }
    const more = Dom.button(
      `Show all ${elements.length}`,
      () => {
        list.append(...elements.slice(limit).map(item));
        more.remove();
      },
      { class: 'more' },
    );
    return [list, more];
  },
};

/** Diagnostics as a list. */
const Diagnostics = {
  list(diagnostics, about = () => []) {
    const item = (diagnostic) =>
      Dom.html(
        'div',
        { class: 'diagnostic is-' + diagnostic.severity },
        diagnostic.message + ' ',
        Dom.html('code', {}, diagnostic.code),
        about(diagnostic),
      );
    return LongList.create(diagnostics, Overview.SHOWN, item);
  },
};
