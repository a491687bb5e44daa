/** Finds functions by what their names, sections and program types contain. */
class Search {
  static SHOWN = 12;

  constructor(model, select) {
    this.model = model;
    this.select = select;
    this.input = document.getElementById('search');
    this.list = document.getElementById('found');
    this.found = [];
    this.active = 0;
    this.input.addEventListener('input', () => this.update());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('blur', () => this.close());
    this.input.addEventListener('focus', () => this.update());
  }

  update() {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const text = (fn) => [fn.name, fn.section, fn.type].join(' ').toLowerCase();
    const matches =
      words.length === 0 ? [] : this.model.after.filter((fn) => words.every((word) => text(fn).includes(word)));
    const rank = (fn) =>
      fn.name.toLowerCase().startsWith(words[0]) ? 0 : fn.name.toLowerCase().includes(words[0]) ? 1 : 2;
    this.found = matches.sort((a, b) => rank(a) - rank(b) || a.id - b.id).slice(0, Search.SHOWN);
    this.active = 0;
    this.render(words.length > 0, matches.length);
  }

  render(isAsked, count) {
    this.list.hidden = !isAsked;
    this.input.setAttribute('aria-expanded', String(isAsked));
    const options = this.found.map((fn, i) => {
      const option = Dom.html(
        'li',
        { role: 'option', id: 'found-' + i },
        FunctionButton.swatch(this.model, fn),
        Dom.html('span', { class: 'name' }, fn.name),
        Dom.html('small', {}, fn.type || fn.section),
      );
      // Before the field loses the focus, which would close the list.
      option.addEventListener('pointerdown', (event) => {
        event.preventDefault();
        this.choose(fn);
      });
      return option;
    });
    const rest = count - this.found.length;
    const note = count === 0 ? 'No function has that in its name' : rest > 0 ? `and ${rest} more` : null;
    this.list.replaceChildren(
      ...options,
      ...(note ? [Dom.html('li', { class: 'quiet', role: 'presentation' }, note)] : []),
    );
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.active)));
    this.input.setAttribute('aria-activedescendant', this.found.length > 0 ? 'found-' + this.active : '');
  }

  onKey(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.found.length > 0) {
      this.active = (this.active + steps[event.key] + this.found.length) % this.found.length;
      this.mark();
      event.preventDefault();
    } else if (event.key === 'Enter' && this.found[this.active]) {
      this.choose(this.found[this.active]);
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.input.blur();
      event.stopPropagation();
    }
  }

  choose(fn) {
    this.close();
    this.input.blur();
    this.select(fn);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}
