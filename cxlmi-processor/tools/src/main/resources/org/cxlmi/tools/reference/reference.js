(() => {
  const box = document.getElementById('filter');
  const items = [...document.querySelectorAll('nav li, [data-find]')].map(element => ({
    element, text: (element.textContent + ' ' + (element.dataset.find || '')).toLowerCase()
  }));
  const sets = [...document.querySelectorAll('nav .set')];
  box.hidden = false;
  box.addEventListener('input', () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
    for (const item of items) {
      item.element.hidden = !words.every(word => item.text.includes(word));
    }
    for (const set of sets) {
      set.hidden = !set.querySelector('li:not([hidden])');
    }
    document.body.classList.toggle('filtering', words.length > 0);
  });
  box.addEventListener('keydown', event => {
    const first = document.querySelector('nav li:not([hidden]) a');
    if (event.key === 'Enter' && first) {
      first.click();
      document.body.classList.remove('filtering');
    } else if (event.key === 'Escape') {
      box.value = '';
      box.dispatchEvent(new Event('input'));
    }
  });
  document.querySelector('nav').addEventListener('click', () => document.body.classList.remove('filtering'));
  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
})();
