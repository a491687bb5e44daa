/** Makes elements. What comes from the object becomes text or the value of an attribute, never markup. */
const Dom = {
  html(tag, attributes = {}, ...children) {
    return Dom.fill(document.createElement(tag), attributes, children);
  },

  svg(tag, attributes = {}, ...children) {
    return Dom.fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
  },

  fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false && value !== undefined) {
        element.setAttribute(name, value === true ? '' : String(value));
      }
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return element;
  },

  button(label, onClick, attributes = {}) {
    const button = Dom.html('button', { type: 'button', ...attributes }, label);
    button.addEventListener('click', onClick);
    return button;
  },

  /** Gives an element the colour of a context. A style sheet's business, but for the value. */
  colored(element, color) {
    element.style.setProperty('--context', color);
    return element;
  },
};
