// Message entities into elements. JavaScript counts strings in UTF-16 code units, as entities do.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", custom_emoji: "span",
};
const WRITES = new Set(["bot_command"]);

// Returns a fragment with the text; `write` is called with a command in the text that was clicked.
export function format(text, entities, words, write) {
  const fragment = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, text, 0, text.length, sorted, words, write);
  return fragment;
}

function fill(parent, text, start, end, entities, words, write) {
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [entity] = rest;
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at) {
      rest = rest.slice(1);
      continue;
    }
    parent.append(text.slice(at, entity.offset));
    const covered = text.slice(entity.offset, stop);
    const inner = rest.slice(1).filter((other) => other.offset < stop);
    const element = elementFor(entity, covered, words, write);
    fill(element, text, entity.offset, stop, inner, words, write);
    parent.append(element);
    if (entity.type === "expandable_blockquote") {
      parent.append(expander(element, words));
    }
    at = stop;
    rest = rest.slice(1).filter((other) => other.offset >= stop);
  }
  parent.append(text.slice(at, end));
}

function elementFor(entity, covered, words, write) {
  if (entity.type === "text_link" || entity.type === "url") {
    return link(entity.url ?? covered);
  }
  if (WRITES.has(entity.type)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "command";
    button.addEventListener("click", () => write(covered));
    return button;
  }
  if (entity.type === "spoiler") {
    return spoiler(words);
  }
  const element = document.createElement(TAGS[entity.type] ?? "span");
  if (!(entity.type in TAGS)) {
    element.className = "marked";
  }
  return element;
}

function link(address) {
  const anchor = document.createElement("a");
  const url = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  if (/^(https?|tg):/i.test(url)) {
    anchor.href = url;
  }
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  return anchor;
}

function spoiler(words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "spoiler";
  button.setAttribute("aria-label", words.spoiler);
  button.addEventListener("click", () => {
    button.classList.add("open");
    button.removeAttribute("aria-label");
  });
  return button;
}

function expander(quote, words) {
  quote.classList.add("folded");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "expander";
  const show = (open) => {
    quote.classList.toggle("folded", !open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? words.less : words.more;
  };
  button.addEventListener("click", () => show(quote.classList.contains("folded")));
  show(false);
  return button;
}
