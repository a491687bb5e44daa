/** How large boxes have to be for what stands in them. */
class Ruler {
  static HEIGHT = 44;
  /** Beside the text: the stripes, and some air. */
  static MARGIN = 38;

  constructor(drawings) {
    this.drawings = drawings;
    this.canvas = document.createElement('canvas').getContext('2d');
    this.family = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  }

  /** As wide as the longest line in it, on either side. */
  sizeOf(place) {
    const widths = this.drawings
      .map((drawing) => ({ drawing, fn: drawing.at(place) }))
      .filter(({ fn }) => fn)
      .flatMap(({ drawing, fn }) => {
        const { name, subtitle } = drawing.texts(fn);
        return [this.measure(name, '600 12.5px'), this.measure(subtitle.join(''), '11px')];
      });
    return { width: Math.ceil(Math.max(...widths)) + Ruler.MARGIN, height: Ruler.HEIGHT };
  }

  measure(text, font) {
    this.canvas.font = `${font} ${this.family}`;
    return this.canvas.measureText(text).width;
  }
}
