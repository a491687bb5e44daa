/** What is shown, as a part of the page's address, so that it can be passed on: #select=report&show=all. */
const Address = {
  read() {
    const parts = new URLSearchParams(location.hash.slice(1));
    return { select: parts.get('select'), show: parts.get('show') };
  },

  write({ select, show }) {
    const parts = new URLSearchParams();
    select && parts.set('select', select);
    show && parts.set('show', show);
    history.replaceState(null, '', String(parts) ? '#' + parts : location.pathname + location.search);
  },
};
