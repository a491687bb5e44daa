/** The sidebar for a selected function. */
class Details {
  constructor(model, select) {
    this.model = model;
    this.select = select;
  }

  render(fn) {
    return [
      Dom.html(
        'div',
        { class: 'bar' },
        Dom.button('Close', () => this.select(null), { class: 'close', title: 'Close (Esc)' }),
      ),
      Dom.html('h2', { class: 'title' }, FunctionButton.swatch(this.model, fn), fn.name),
      Dom.html('p', { class: 'kind' }, this.kind(fn)),
      this.treatment(fn),
      this.prototypes(fn),
      this.siblings(fn),
      this.diagnostics(fn),
      this.references('Called by', fn.callers),
      this.references('Calls', fn.calls),
      this.reachedBy(fn),
      this.facts(fn),
    ].filter(Boolean);
  }

  kind(fn) {
    const what = fn.type ? `${fn.type} program` : `${fn.linkage || ''} function`.trim();
    const side = this.model.isChanged ? `, ${fn.side}` : '';
    return what + (fn.isClone ? `, clone of ${fn.family.before.name}` : '') + side;
  }

  treatment(fn) {
    if (!this.model.isChanged && fn.treatment === 'untouched') {
      return null;
    }
    const variants = fn.side === 'after' ? [fn] : fn.family.after;
    return Dom.html(
      'section',
      {},
      Dom.html('h3', {}, 'What was done'),
      variants.map((variant) => [
        variants.length > 1 ? FunctionButton.create(this.model, variant, this.select) : null,
        Dom.html('p', {}, variant.what),
        variant.why ? Dom.html('p', { class: 'quiet' }, variant.why) : null,
      ]),
    );
  }

  /** The prototype of the input, and of what was made of it. */
  prototypes(fn) {
    const { before } = fn.family;
    const after = fn.side === 'after' ? [fn] : fn.family.after;
    if (!before.prototype) {
      return null;
    }
    if (!this.model.isChanged || after.every((variant) => Details.isAlike(variant, before))) {
      return Dom.html('section', {}, Dom.html('h3', {}, 'Prototype'), Dom.html('pre', {}, before.prototype));
    }
    const first = after.find((variant) => !Details.isAlike(variant, before));
    return Dom.html(
      'section',
      {},
      Dom.html('h3', {}, 'Prototype'),
      Dom.html('p', { class: 'label' }, 'before'),
      Details.compared(before, first, 'del'),
      Dom.html('p', { class: 'label' }, 'after'),
      after.map((variant) => Details.compared(variant, before, 'ins')),
    );
  }

  siblings(fn) {
    const others = fn.side === 'after' ? fn.family.after.filter((variant) => variant !== fn) : [];
    const note = (variant) => this.model.programTypesOf(variant).join(', ');
    return others.length === 0
      ? null
      : this.list(
          'Made of the same function',
          others.map((variant) => [variant, note(variant)]),
        );
  }

  static isAlike(a, b) {
    return a.prototype === b.prototype && a.linkage === b.linkage;
  }

  static compared(fn, other, mark) {
    const marked = (text, isMarked) => (isMarked && text ? Dom.html(mark, {}, text) : text);
    const [result, name, own] = Prototype.parts(fn);
    const [start, changed, end] = Prototype.difference(own, Prototype.arguments(other));
    const becomesStatic = fn.linkage !== other.linkage && fn.linkage === 'static';
    return Dom.html(
      'pre',
      {},
      becomesStatic ? [marked('static', true), ' '] : null,
      result,
      marked(name, fn.isClone),
      start,
      marked(changed, true),
      end,
    );
  }

  diagnostics(fn) {
    return fn.diagnostics.length === 0
      ? null
      : Dom.html('section', {}, Dom.html('h3', {}, 'What to know'), Diagnostics.list(fn.diagnostics));
  }

  references(title, edges) {
    if (edges.length === 0) {
      return null;
    }
    const note = ({ kind, count }) =>
      [kind === 'call' ? '' : kind.replace('_', ' '), count > 1 ? `${count} times` : ''].filter(Boolean).join(', ');
    return this.list(
      title,
      edges.map((edge) => [edge.fn, note(edge)]),
    );
  }

  reachedBy(fn) {
    const programs = fn.reachedBy.map((id) => this.model.functions(fn.side)[id]);
    const more = fn.isReachedByMore ? Dom.html('p', { class: 'quiet' }, 'and more') : null;
    return programs.length === 0
      ? null
      : this.list(
          'Reached by',
          programs.map((program) => [program, program.type]),
          more,
        );
  }

  list(title, functions, more = null) {
    const button = ([fn, note]) => FunctionButton.create(this.model, fn, this.select, note);
    return Dom.html('section', {}, Dom.html('h3', {}, title), LongList.create(functions, Overview.SHOWN, button), more);
  }

  facts(fn) {
    const rows = [
      ['Source', fn.source],
      ['Section', `${fn.section}+0x${fn.offset.toString(16)}`],
      ['Size', `${fn.instructions} instructions`],
      ['Symbol', fn.symbol],
      ['Linkage', fn.linkage],
      ['Tags', fn.tags.join(', ')],
      ['Program type', fn.type && fn.knownBy ? `${fn.type}, known by ${fn.knownBy}` : fn.type],
    ];
    return Dom.html(
      'section',
      {},
      Dom.html('h3', {}, 'Facts'),
      Dom.html(
        'dl',
        {},
        rows.filter(([, value]) => value).map(([name, value]) => [Dom.html('dt', {}, name), Dom.html('dd', {}, value)]),
      ),
    );
  }
}
