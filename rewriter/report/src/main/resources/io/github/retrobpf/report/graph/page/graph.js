/** The page: what is drawn and what is selected. */
class GraphPage {
  constructor(data) {
    this.model = new Model(data);
    this.scope = new Scope(this.model);
    this.drawings = this.model.sides.map((side) => new Drawing(this.model, side));
    this.ruler = new Ruler(this.drawings);
    this.lights = new Lights(this.model, this.drawings);
    this.viewport = new Viewport(this.drawings);
    const select = (fn) => this.select(fn, true);
    this.overview = new Overview(this.model, select);
    this.details = new Details(this.model, select);
    this.search = new Search(this.model, select);
    this.sidebar = document.getElementById('sidebar');
    this.selected = null;
  }

  start() {
    document.body.classList.add('is-drawn');
    document.querySelectorAll('.needs-script').forEach((element) => element.removeAttribute('hidden'));
    document.getElementById('sides').append(...this.drawings.map((drawing) => this.panel(drawing)));
    this.listen();
    this.redraw();
    this.sidebar.replaceChildren(...this.overview.render());
    this.follow();
  }

  panel(drawing) {
    const titles = {
      before: ['Before', 'as it was compiled'],
      after: ['After', 'as rewritten'],
      only: ['The object', 'nothing was changed'],
    };
    const [title, note] = titles[this.model.isChanged ? drawing.side : 'only'];
    const heading = Dom.html('h2', {}, title, ' ', Dom.html('small', {}, note));
    return Dom.html('section', { class: 'side' }, heading, drawing.svg);
  }

  listen() {
    const onClick = (id, action) => document.getElementById(id).addEventListener('click', action);
    onClick('zoom-in', () => this.viewport.zoom(Viewport.STEP));
    onClick('zoom-out', () => this.viewport.zoom(1 / Viewport.STEP));
    onClick('zoom-fit', () => this.viewport.fit(this.layout));
    window.addEventListener('hashchange', () => this.follow());
    window.addEventListener('resize', () => this.viewport.fit(this.layout, Viewport.READABLE));
    new Keyboard(this).listen();
    for (const drawing of this.drawings) {
      const on = (type, action) =>
        drawing.svg.addEventListener(type, (event) => action(drawing.functionAt(event.target)));
      on('pointerover', (fn) => this.point(fn));
      on('pointerleave', () => this.point(null));
      on('focusin', (fn) => this.point(fn));
      on('focusout', () => this.point(null));
      on('click', (fn) => this.viewport.isDragging || this.select(fn));
      on('dblclick', (fn) => fn || this.viewport.fit(this.layout));
    }
  }

  /** Lays out and draws what is in scope. */
  redraw() {
    const { drawn, wanted } = this.scope.places(this.selected);
    const edges = this.model.edgesBetween(new Set(drawn));
    this.layout = Layout.best(drawn, (place) => this.ruler.sizeOf(place), edges, this.viewport.room);
    this.drawings.forEach((drawing) => drawing.draw(this.layout, drawn));
    this.viewport.fit(this.layout, Viewport.READABLE);
    this.renderScopes();
    document.getElementById('drawn').textContent =
      drawn.length < wanted ? `The first ${drawn.length} of ${wanted} are drawn; search finds the others.` : '';
    this.showSelection();
  }

  renderScopes() {
    const isOffered = ({ id }) => id !== 'around' || this.selected || this.scope.id === 'around';
    const options = this.scope.options.filter(isOffered);
    const buttons = options.length < 2 ? [] : options.map((option) => this.scopeButton(option));
    document.getElementById('scopes').replaceChildren(...buttons);
  }

  scopeButton({ id, label, count }) {
    const text = [label, count === undefined ? '' : Dom.html('small', {}, ' ' + count)];
    return Dom.button(text, () => this.setScope(id), { 'aria-pressed': String(this.scope.id === id) });
  }

  setScope(id) {
    this.scope.id = id;
    this.redraw();
    this.remember();
  }

  /**
   * @param fn a function of either side, or null
   * @param isFromAfar whether it may lie out of sight
   */
  select(fn, isFromAfar = false) {
    this.selected = fn;
    if (fn && !this.layout.boxes.has(this.model.placeOf(fn))) {
      this.setScope('around');
    } else if (this.scope.id === 'around') {
      fn ? this.redraw() : this.setScope(this.scope.initial);
    }
    if (fn && isFromAfar) {
      this.viewport.reveal(this.layout.boxes.get(this.model.placeOf(fn)));
    }
    this.renderScopes();
    this.showSelection();
    this.renderSidebar();
    this.remember();
  }

  renderSidebar() {
    const hadFocus = this.sidebar.contains(document.activeElement);
    this.sidebar.replaceChildren(...(this.selected ? this.details.render(this.selected) : this.overview.render()));
    this.sidebar.classList.toggle('has-selection', this.selected !== null);
    this.sidebar.scrollTop = 0;
    hadFocus && this.sidebar.focus();
  }

  showSelection() {
    this.drawings.forEach((drawing) =>
      drawing.select(this.selected ? this.model.onSide(drawing.side, this.selected) : []),
    );
    this.point(null);
  }

  /** Something is pointed at; or nothing, and what is selected is lit again. */
  point(fn) {
    this.lights.show(fn ?? this.selected);
  }

  remember() {
    const isOrdinary = this.scope.id === this.scope.initial || this.scope.id === 'around';
    Address.write({
      select: this.selected ? this.model.linkTo(this.selected) : null,
      show: isOrdinary ? null : this.scope.id,
    });
  }

  /** Shows and selects what the address names. */
  follow() {
    const { select, show } = Address.read();
    const fn = select ? this.model.find(select) : null;
    if (this.scope.options.some(({ id }) => id === show && id !== this.scope.id)) {
      this.setScope(show);
    }
    fn && this.select(fn, true);
  }
}

new GraphPage(JSON.parse(document.getElementById('data').textContent)).start();
