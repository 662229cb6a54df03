// The lower end of a phone: the text field, the command menu, files and stickers, editing one's own message.

const PHOTOS = ["image/png", "image/jpeg"];

export class Composer {
  // `line` is a function that gives the current Line; `complain` shows a failure, by its name among the texts.
  constructor(root, line, complain) {
    this.root = root;
    this.line = line;
    this.complain = complain;
    this.form = root.querySelector(".composer");
    this.field = root.querySelector("textarea");
    this.menu = root.querySelector(".commands");
    this.menuButton = root.querySelector(".menu");
    this.file = root.querySelector("input[type=file]");
    this.edited = null;
    this.commands = [];
    this.listen();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("input", () => this.suggest());
    this.menuButton.addEventListener("click", () => this.showMenu(this.menu.hidden ? this.commands : []));
    this.menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.showMenu([]);
        this.field.focus();
      }
    });
    this.root.querySelector(".cancel").addEventListener("click", () => this.edit(null));
    this.root.querySelector(".sticker").addEventListener("click", () => this.attempt(() => this.line().sticker()));
    this.root.querySelector(".file").addEventListener("click", () => this.file.click());
    this.file.addEventListener("change", () => this.sendFile());
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.showMenu([]);
      this.edit(null);
    } else if (event.key === "ArrowUp" && !this.field.value) {
      event.preventDefault();
      [...this.root.querySelectorAll(".message .edit")].at(-1)?.click();
    }
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) {
      return;
    }
    const edited = this.edited;
    this.edit(null);
    this.showMenu([]);
    await this.attempt(() => (edited ? this.line().edit(edited.message_id, text) : this.line().say(text)));
  }

  // What Telegram shows as a photo goes as one, anything else as a document.
  async sendFile() {
    const [file] = this.file.files;
    const caption = this.field.value.trim();
    this.file.value = "";
    if (file) {
      this.field.value = "";
      const kind = PHOTOS.includes(file.type) ? "photo" : "document";
      await this.attempt(() => this.line()[kind](file, caption), "fileBad");
    }
  }

  async attempt(action, failure = "failed") {
    try {
      await action();
    } catch {
      this.complain(failure);
    }
  }

  // Begins to edit a message, or with null ends it.
  edit(message) {
    this.edited = message;
    this.root.querySelector(".editing").hidden = !message;
    this.field.value = message ? (message.text ?? message.caption) : "";
    if (message) {
      this.field.focus();
    }
  }

  suggest() {
    const typed = this.field.value;
    const fits = /^\/\w*$/.test(typed) ? this.commands.filter(({ command }) => `/${command}`.startsWith(typed)) : [];
    this.showMenu(fits);
  }

  showMenu(commands) {
    this.menu.hidden = !commands.length;
    this.menuButton.setAttribute("aria-expanded", String(!this.menu.hidden));
    this.menu.replaceChildren(
      ...commands.map(({ command, description }) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        const name = document.createElement("b");
        name.textContent = `/${command}`;
        button.append(name, ` ${description}`);
        button.addEventListener("click", () => {
          this.field.value = `/${command}`;
          this.send();
          this.field.focus();
        });
        item.append(button);
        return item;
      }),
    );
  }
}
