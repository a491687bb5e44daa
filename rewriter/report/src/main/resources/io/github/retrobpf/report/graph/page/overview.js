/** The sidebar while nothing is selected: what was done, what to know, how to read the drawing. */
class Overview {
  static SHOWN = 12;
  static WORDS = { retyped: 'retyped', made_static: 'made static', untagged: 'tag dropped', left: 'left as it is' };

  constructor(model, select) {
    this.model = model;
    this.select = select;
  }

  render() {
    return [this.changes(), this.diagnostics(), this.legend()].filter(Boolean);
  }

  /** Each function that something was done to, its clones counted. */
  changes() {
    const changed = this.model.families.filter(Overview.isChanged);
    if (changed.length === 0) {
      return null;
    }
    const redirected = this.model.after.filter((fn) => fn.treatment === 'redirected' && !fn.isClone).length;
    return Dom.html(
      'section',
      {},
      Dom.html('h2', {}, 'What was done'),
      LongList.create(changed, Overview.SHOWN, (family) =>
        FunctionButton.create(this.model, family.before, this.select, Overview.short(family)),
      ),
      redirected > 0
        ? Dom.html(
            'p',
            { class: 'quiet' },
            `${redirected} ${redirected === 1 ? 'caller goes' : 'callers go'} to a clone instead of the original.`,
          )
        : null,
    );
  }

  static isChanged(family) {
    return family.after.some((fn) => fn.isClone || fn.treatment in Overview.WORDS);
  }

  static short({ after }) {
    const clones = after.filter((fn) => fn.isClone).length;
    const original = after.find((fn) => !fn.isClone);
    return [Overview.WORDS[original?.treatment], clones > 0 ? `${clones} ${clones === 1 ? 'clone' : 'clones'}` : null]
      .filter(Boolean)
      .join(', ');
  }

  diagnostics() {
    if (this.model.diagnostics.length === 0) {
      return null;
    }
    return Dom.html(
      'section',
      {},
      Dom.html('h2', {}, 'What to know'),
      Diagnostics.list(this.model.diagnostics, (diagnostic) => this.about(diagnostic)),
    );
  }

  /** The functions that a diagnostic is about. */
  about(diagnostic) {
    const about = this.model.after.filter((fn) => !fn.isClone && fn.diagnostics.includes(diagnostic));
    return about.slice(0, 3).map((fn) => FunctionButton.create(this.model, fn, this.select));
  }

  legend() {
    return Dom.html(
      'section',
      { class: 'legend' },
      Dom.html('h2', {}, 'How to read it'),
      Dom.html(
        'p',
        {},
        'Linux before 6.8 knows the context argument of a function by one thing: the name of the type that it points to. ',
        Dom.html('code', {}, '__arg_ctx'),
        ' means nothing to it. So a tagged function gets the type of the programs that call it; one that several kinds of programs share gets a clone for each kind; and where no type has a name that every kernel takes, it becomes static.',
      ),
      Dom.html('h3', {}, 'Contexts'),
      LongList.create(this.model.contexts, Overview.SHOWN, (context) => Overview.context(context)),
      Dom.html('h3', {}, 'Shapes'),
      Dom.html('ul', {}, this.shapes()),
    );
  }

  static context({ type, programTypes, color }) {
    const name = type ? Dom.html('code', {}, type) : 'no name that every kernel takes';
    return [
      Dom.colored(Dom.html('span', { class: 'swatch' }), color),
      Dom.html('span', {}, name, Dom.html('small', {}, programTypes.join(', '))),
    ];
  }

  /** Those that occur. */
  shapes() {
    const some = (test) => this.model.after.some(test);
    const names = (kind) => some((fn) => fn.calls.some((call) => call.kind === kind));
    const shapes = [
      ['program', 'program, loaded by its section name', true],
      ['function', 'function; its stripes tell whose contexts it gets', true],
      ['clone', 'clone: a copy for one more context', some((fn) => fn.isClone)],
      ['ghost', 'room for a clone to come', some((fn) => fn.isClone)],
      ['static', 'static: kernels verify it at each call', some((fn) => fn.linkage === 'static')],
      ['call', 'calls', names('call')],
      ['address', 'hands its address over, as a callback', names('address')],
      ['exception', 'names it as exception callback', names('exception_callback')],
    ];
    return shapes
      .filter(([, , occurs]) => occurs)
      .map(([kind, text]) => Dom.html('li', {}, Dom.html('span', { class: 'sample ' + kind }), text));
  }
}
