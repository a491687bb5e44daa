/** What part of a drawing is seen, and how large. All drawings of a page move together: their places are the same. */
class Viewport {
  static MIN = 0.08;
  static MAX = 3;
  /** Smaller than this, names cannot be read: better begin with a part. */
  static READABLE = 0.55;
  /** Few functions do not grow beyond this. */
  static LARGE = 1.2;
  static MARGIN = 28;
  /** Of a button or a key. */
  static STEP = 1.3;

  constructor(drawings) {
    this.drawings = drawings;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.pointers = new Map();
    drawings.forEach((drawing) => this.listen(drawing.svg));
  }

  get size() {
    const { width, height } = this.drawings[0].svg.getBoundingClientRect();
    return { width, height };
  }

  /** What is left of it within the margins. */
  get room() {
    const { width, height } = this.size;
    return { width: Math.max(width - 2 * Viewport.MARGIN, 1), height: Math.max(height - 2 * Viewport.MARGIN, 1) };
  }

  apply() {
    const transform = `translate(${this.x} ${this.y}) scale(${this.scale})`;
    this.drawings.forEach((drawing) => drawing.scene.setAttribute('transform', transform));
  }

  /** Shows the whole layout; or as much as can be read, from the box that is nearest to its corner. */
  fit(layout, atLeast = Viewport.MIN) {
    const { width, height } = this.room;
    const whole = Math.min(width / layout.width, height / layout.height, Viewport.LARGE);
    this.scale = Math.max(whole, atLeast);
    const first = layout.first();
    const begin = (extent, room, start) =>
      extent * this.scale <= room ? (room - extent * this.scale) / 2 : -start * this.scale;
    this.x = Viewport.MARGIN + begin(layout.width, width, first.x - first.width / 2);
    this.y = Viewport.MARGIN + begin(layout.height, height, first.y - first.height / 2);
    this.apply();
  }

  zoom(factor, at = { x: this.size.width / 2, y: this.size.height / 2 }) {
    const scale = Math.min(Viewport.MAX, Math.max(Viewport.MIN, this.scale * factor));
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.apply();
  }

  /** Moves as far as it takes to see a box. */
  reveal(box) {
    const { width, height } = this.size;
    this.scale = Math.max(this.scale, Viewport.READABLE);
    const shift = (center, extent, offset, room) => {
      const from = offset + (center - extent / 2) * this.scale - Viewport.MARGIN;
      const to = offset + (center + extent / 2) * this.scale + Viewport.MARGIN;
      return from >= 0 && to <= room ? 0 : room / 2 - (offset + center * this.scale);
    };
    this.move(shift(box.x, box.width, this.x, width), shift(box.y, box.height, this.y, height));
  }

  listen(svg) {
    svg.addEventListener('wheel', (event) => this.onWheel(svg, event), { passive: false });
    svg.addEventListener('pointerdown', (event) => this.onDown(svg, event));
    svg.addEventListener('pointermove', (event) => this.onMove(svg, event));
    svg.addEventListener('pointerup', (event) => this.onUp(event));
    svg.addEventListener('pointercancel', (event) => this.onUp(event));
  }

  onWheel(svg, event) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      this.zoom(Math.exp(-event.deltaY / 300), Viewport.within(svg, event));
    } else {
      const swapped = event.shiftKey && event.deltaX === 0;
      this.move(swapped ? -event.deltaY : -event.deltaX, swapped ? 0 : -event.deltaY);
    }
  }

  onDown(svg, event) {
    this.pointers.set(event.pointerId, Viewport.within(svg, event));
    this.travelled = 0;
  }

  onMove(svg, event) {
    const last = this.pointers.get(event.pointerId);
    if (!last || event.buttons === 0) {
      return;
    }
    const now = Viewport.within(svg, event);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId);
    if (others.length > 0) {
      const [, fixed] = others[0];
      const distance = (p) => Math.hypot(p.x - fixed.x, p.y - fixed.y) || 1;
      this.zoom(distance(now) / distance(last), fixed);
    } else {
      this.move(now.x - last.x, now.y - last.y);
    }
    this.travelled += Math.hypot(now.x - last.x, now.y - last.y);
    if (this.isDragging && !svg.hasPointerCapture(event.pointerId)) {
      svg.setPointerCapture(event.pointerId);
      svg.classList.add('dragging');
    }
    this.pointers.set(event.pointerId, now);
  }

  onUp(event) {
    this.pointers.delete(event.pointerId);
    this.drawings.forEach((drawing) => drawing.svg.classList.remove('dragging'));
  }

  /** Whether the pointer moved too far for a click. */
  get isDragging() {
    return this.travelled > 4;
  }

  static within(svg, event) {
    const { left, top } = svg.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
