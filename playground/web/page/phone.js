// One phone: somebody's private chat with the bot.
import { Composer } from "./composer.js";
import { messageElement, preview } from "./message.js";
import { Line } from "./network.js";
import { labelOf, languageOf, textsFor } from "./texts.js";

const TYPING = 5000; // milliseconds for which Telegram shows a chat action
const TOAST = 4000;
const PATIENCE = 15000; // after which a tap without answer stops waiting

export class Phone {
  constructor(root, users) {
    this.root = root;
    this.users = users;
    this.select = root.querySelector("select");
    this.log = root.querySelector(".messages");
    this.scroll = root.querySelector(".scroll");
    this.taps = new Map();
    this.early = new Set(); // taps whose answer overtook the response to them
    this.select.append(...users.map((user) => new Option(labelOf(user), user.id)));
    this.select.addEventListener("change", () => this.choose(this.select.value));
    this.composer = new Composer(root, () => this.line, (reason) => this.toast(this.words[reason]));
    root.querySelector(".start").addEventListener("click", () => this.say("/start"));
    this.actions = {
      write: (text) => this.say(text),
      edit: (message) => this.composer.edit(message),
      tap: (messageId, data, done) => this.tap(messageId, data, done),
      copy: (text) => navigator.clipboard.writeText(text).then(() => this.toast(this.words.copied)),
    };
  }

  // Takes the phone of this person into the hand.
  choose(userId) {
    this.line?.close();
    const user = this.users.find(({ id }) => id === Number(userId));
    this.select.value = user.id;
    const language = languageOf(user);
    this.words = textsFor(language);
    this.root.lang = language;
    this.root.setAttribute("aria-label", `${this.words.phone}: ${user.first_name}`);
    this.translate();
    this.log.replaceChildren();
    this.taps.clear();
    this.early.clear();
    this.composer.edit(null);
    this.composer.showMenu([]);
    this.line = new Line(user.id);
    const { line } = this;
    line.open((event) => line === this.line && this.hear(event));
  }

  translate() {
    for (const element of this.root.querySelectorAll("[data-text]")) {
      element.textContent = this.words[element.dataset.text];
    }
    for (const element of this.root.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.words[element.dataset.label]);
      element.title = this.words[element.dataset.label];
    }
    for (const element of this.root.querySelectorAll("[data-placeholder]")) {
      element.placeholder = this.words[element.dataset.placeholder];
    }
  }

  hear(event) {
    switch (event.kind) {
      case "state":
        this.log.replaceChildren(...event.messages.map((one) => this.element(one)));
        this.root.classList.remove("offline");
        this.status(this.words.bot);
        this.rest();
        break;
      case "profile":
        this.profile(event);
        break;
      case "message":
        this.message(event);
        break;
      case "deleted":
        this.find(event.message_id)?.remove();
        this.rest();
        break;
      case "reaction":
        this.reaction(event);
        break;
      case "action":
        this.typing();
        break;
      case "toast":
        this.answered(event);
        break;
      case "offline":
        this.root.classList.add("offline");
        this.status(this.words.offline);
        break;
      default:
    }
  }

  profile({ name, description, commands }) {
    this.root.querySelector(".name").textContent = name;
    this.root.querySelector(".intro-name").textContent = this.words.about;
    this.root.querySelector(".intro-text").textContent = description;
    this.composer.commands = commands;
    this.root.querySelector(".menu").hidden = !commands.length;
  }

  message(event) {
    const standing = this.find(event.message_id);
    const element = this.element(event);
    if (standing) {
      replaceKeepingFocus(standing, element);
      for (const quote of this.log.querySelectorAll(`.reply[data-to="${event.message_id}"]`)) {
        quote.textContent = preview(event.message);
      }
    } else {
      this.log.append(element);
    }
    if (event.by_bot) {
      this.status(this.words.bot);
    }
    this.rest(!standing);
  }

  reaction({ message_id: id, emoji }) {
    const event = this.find(id)?.event;
    if (event) {
      this.message({ ...event, message_id: id, emoji });
    }
  }

  element(event) {
    const element = messageElement(event, this.words, this.actions);
    element.event = event;
    return element;
  }

  find(messageId) {
    return this.log.querySelector(`[data-id="${messageId}"]`);
  }

  // What belongs to an empty or a filled chat; `down` goes to the newest message.
  rest(down = true) {
    const empty = !this.log.children.length;
    const start = this.root.querySelector(".start");
    const started = document.activeElement === start && !empty;
    this.root.querySelector(".intro").hidden = !empty;
    start.hidden = !empty;
    this.root.querySelector(".composer").hidden = empty;
    if (started) {
      this.composer.field.focus();
    }
    if (down) {
      this.scroll.scrollTop = this.scroll.scrollHeight;
    }
  }

  say(text) {
    return this.composer.attempt(() => this.line.say(text));
  }

  async tap(messageId, data, done) {
    try {
      const { query_id: id } = await this.line.tap(messageId, data);
      if (this.early.delete(id)) {
        done();
        return;
      }
      this.taps.set(id, done);
      setTimeout(() => {
        if (this.taps.delete(id)) {
          done();
          this.toast(this.words.late);
        }
      }, PATIENCE);
    } catch {
      done();
      this.toast(this.words.failed);
    }
  }

  answered({ query_id: id, text, show_alert: alert }) {
    const done = this.taps.get(id);
    if (done) {
      this.taps.delete(id);
      done();
    } else {
      this.early.add(id);
    }
    if (text && alert) {
      const dialog = this.root.querySelector(".alert");
      dialog.querySelector("p").textContent = text;
      dialog.showModal();
    } else if (text) {
      this.toast(text);
    }
  }

  toast(text) {
    const toast = this.root.querySelector(".toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      toast.hidden = true;
    }, TOAST);
  }

  typing() {
    this.status(this.words.typing);
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.status(this.words.bot), TYPING);
  }

  status(text) {
    clearTimeout(this.typingTimer);
    this.root.querySelector(".status").textContent = text;
  }
}

// Who goes through the buttons with the keyboard stays where he was when the message is edited.
function replaceKeepingFocus(standing, element) {
  const place = [...standing.querySelectorAll("button, a")].indexOf(document.activeElement);
  standing.replaceWith(element);
  if (place >= 0) {
    const buttons = element.querySelectorAll("button, a");
    buttons[Math.min(place, buttons.length - 1)]?.focus();
  }
}
